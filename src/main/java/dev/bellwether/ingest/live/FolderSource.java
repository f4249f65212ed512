package dev.bellwether.ingest.live;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.NewsLines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link GrowingFiles} in which each row is a document. */
public final class FolderSource implements LiveSource {
  private final String name;
  private final Duration interval;
  private final GrowingFiles files;
  private final NewsLines lines;
  private final LiveMemory memory;

  /**
   * A source.
   *
   * @param lines how a row or an object is read
   */
  public FolderSource(
      String name, Duration interval, GrowingFiles files, NewsLines lines, LiveMemory memory) {
    this.name = name;
    this.interval = interval;
    this.files = files;
    this.lines = lines;
    this.memory = memory;
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
    LineReader reader = new LineReader(lines, now);
    GrowingFiles.Progress progress;
    try {
      progress = files.read(memory.marks(name), reader);
    } catch (BellwetherException e) {
      Optional<String> trouble = Optional.of(String.valueOf(e.getMessage()));
      return new Poll(List.of(), List.of(), now.plus(interval), trouble, false, false, Map.of());
    }
    return Poll.of(
        reader.sightings(),
        reader.rejects(),
        progress.more() ? now : now.plus(interval),
        progress.marks());
  }

  @Override
  public void close() {
    // No file stays open.
  }
}
