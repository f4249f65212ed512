package dev.bellwether.ingest.live;

import dev.bellwether.Outcome;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects sightings and rejects from rows. */
final class LineReader implements RowSink {
  private final NewsLines lines;
  private final Instant now;
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();

  LineReader(NewsLines lines, Instant now) {
    this.lines = lines;
    this.now = now;
  }

  @Override
  public Optional<String> take(Map<String, String> columns) {
    Outcome<NewsLines.Item> outcome = lines.read(columns, now);
    if (outcome instanceof Outcome.Done<NewsLines.Item> done) {
      sightings.add(sighting(done.value()));
    }
    return outcome instanceof Outcome.Failed<NewsLines.Item> failed
        ? Optional.of(failed.reason())
        : Optional.empty();
  }

  private static Sighting sighting(NewsLines.Item item) {
    return new Sighting(
        item.document(), item.key(), item.mentions(), new Occasion.News(), new Novelty.Fresh());
  }

  @Override
  public void reject(long number, String reason, String raw) {
    rejects.add(new Reject(number, reason, raw));
  }

  List<Sighting> sightings() {
    return sightings;
  }

  List<Reject> rejects() {
    return rejects;
  }
}
