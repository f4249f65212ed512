package dev.bellwether.ingest.live;

import dev.bellwether.Outcome;
import dev.bellwether.ingest.file.Entry;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.file.Row;
import dev.bellwether.ingest.file.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects sightings and rejects from objects and rows that come one at a time. */
final class LineReader {
  private final NewsLines lines;
  private final Instant now;
  private final String where;
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();

  /**
   * A reader.
   *
   * @param where stands before each reason, such as the name of a file; may be empty
   */
  LineReader(NewsLines lines, Instant now, String where) {
    this.lines = lines;
    this.now = now;
    this.where = where;
  }

  /**
   * Reads one JSON object.
   *
   * @param number which it is, from 1
   * @param problem why it cannot be read; empty when nothing is known against it
   */
  void read(long number, String json, String problem) {
    if (problem.isEmpty()) {
      note(number, json, lines.read(json, now));
    } else {
      reject(number, problem, json);
    }
  }

  /** Reads one document that is a file by itself. */
  void read(Map<String, String> columns) {
    note(1, columns.getOrDefault("title", ""), lines.read(columns, now));
  }

  /** Reads a table to its end. */
  void read(Rows rows) {
    for (Optional<Entry> entry = rows.next(); entry.isPresent(); entry = rows.next()) {
      if (entry.get() instanceof Row row) {
        Map<String, String> columns = new LinkedHashMap<>();
        rows.columns().forEach(column -> columns.put(column, row.get(column)));
        note(row.line(), row.raw(), lines.read(columns, now));
      } else if (entry.get() instanceof Reject reject) {
        reject(reject.line(), reject.reason(), reject.raw());
      }
    }
  }

  private void note(long number, String raw, Outcome<NewsLines.Item> outcome) {
    if (outcome instanceof Outcome.Done<NewsLines.Item> done) {
      sightings.add(sighting(done.value()));
    } else if (outcome instanceof Outcome.Failed<NewsLines.Item> failed) {
      reject(number, failed.reason(), raw);
    }
  }

  private static Sighting sighting(NewsLines.Item item) {
    return new Sighting(
        item.document(), item.key(), item.mentions(), new Occasion.News(), new Novelty.Fresh());
  }

  void reject(long number, String reason, String raw) {
    rejects.add(new Reject(number, where + reason, raw));
  }

  List<Sighting> sightings() {
    return sightings;
  }

  List<Reject> rejects() {
    return rejects;
  }
}
