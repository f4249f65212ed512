package dev.bellwether.ingest.live;

import dev.bellwether.ingest.file.NewsLines;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** JSON Lines on a {@link Pipe}: one object a line, each one document. */
public final class StreamSource implements LiveSource {
  private final String name;
  private final Duration interval;
  private final NewsLines lines;
  private final Pipe pipe;

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
    this.pipe = new Pipe(name, in);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public Poll poll(Instant now) {
    Pipe.Arrived arrived = pipe.take();
    LineReader reader = new LineReader(lines, now);
    arrived.lines().forEach(reader::line);
    return new Poll(
        reader.sightings(),
        reader.rejects(),
        now.plus(interval),
        arrived.trouble(),
        arrived.ended(),
        false,
        Map.of());
  }

  @Override
  public void close() {
    pipe.close();
  }
}
