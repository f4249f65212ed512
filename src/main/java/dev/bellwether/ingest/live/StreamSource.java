package dev.bellwether.ingest.live;

import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.file.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * JSON Lines on a pipe: one object a line, each one document. A thread of its own waits for lines,
 * since nothing can be asked of a pipe without waiting; when nobody polls, it stops reading after
 * {@value #MOST_WAITING} lines and whoever writes has to wait.
 */
public final class StreamSource implements LiveSource {
  private static final int MOST_WAITING = 10_000;

  /** One line, or the end and what is wrong with it. */
  private record Arrival(Optional<TextLines.Line> line, String trouble) {}

  private final String name;
  private final Duration interval;
  private final NewsLines lines;
  private final BlockingQueue<Arrival> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread reader;
  private boolean ended;

  /**
   * Begins to read.
   *
   * @param in read to its end, in UTF-8; closed by nobody
   * @param lines how its lines are read
   */
  public StreamSource(String name, Duration interval, InputStream in, NewsLines lines) {
    this.name = name;
    this.interval = interval;
    this.lines = lines;
    this.reader = new Thread(() -> read(in), "source-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  private void read(InputStream in) {
    try (TextLines all = TextLines.of(in)) {
      for (Optional<TextLines.Line> line = all.next(); line.isPresent(); line = all.next()) {
        waiting.put(new Arrival(line, ""));
      }
      waiting.put(new Arrival(Optional.empty(), ""));
    } catch (IOException e) {
      giveUp("the pipe broke: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp(String problem) {
    try {
      waiting.put(new Arrival(Optional.empty(), problem));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Poll poll(Instant now) {
    List<Arrival> arrived = new ArrayList<>();
    waiting.drainTo(arrived);
    List<Sighting> sightings = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (Arrival arrival : arrived) {
      arrival.line().ifPresent(line -> add(line, now, sightings, rejects));
      ended = ended || arrival.line().isEmpty();
    }
    Optional<String> trouble =
        arrived.stream().map(Arrival::trouble).filter(text -> !text.isEmpty()).findFirst();
    return new Poll(sightings, rejects, now.plus(interval), trouble, ended, Map.of());
  }

  private void add(
      TextLines.Line line, Instant now, List<Sighting> sightings, List<Reject> rejects) {
    if (!line.problem().isEmpty()) {
      rejects.add(new Reject(line.number(), line.problem(), line.text()));
      return;
    }
    Outcome<NewsLines.Item> outcome = lines.read(line.text(), now);
    if (outcome instanceof Outcome.Done<NewsLines.Item> done) {
      sightings.add(sighting(done.value()));
    } else if (outcome instanceof Outcome.Failed<NewsLines.Item> failed) {
      rejects.add(new Reject(line.number(), failed.reason(), line.text()));
    }
  }

  private static Sighting sighting(NewsLines.Item item) {
    Document document = item.document();
    return new Sighting(
        document, item.key(), item.mentions(), new Occasion.News(), new Novelty.Fresh());
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
