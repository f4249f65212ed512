package dev.bellwether.ingest.live;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Files that appear and grow. Of JSON Lines only what was added is read, line by line as lines are
 * finished; other files are read as a whole, once they have stopped changing. Where reading stands
 * is remembered, so that after a restart nothing is read twice. Files whose names begin with a dot
 * or end in {@code ~}, {@code .tmp} or {@code .part} are still being written by somebody and passed
 * over.
 */
public final class FolderSource implements LiveSource {
  private static final String MARK = "file ";

  private final String name;
  private final Duration interval;
  private final Supplier<List<Path>> files;
  private final NewsLines lines;
  private final LiveMemory memory;

  /**
   * A source.
   *
   * @param files those there are now; may throw a {@link BellwetherException} or an {@code
   *     UncheckedIOException} when they cannot be listed
   * @param lines how a row or an object is read
   */
  public FolderSource(
      String name,
      Duration interval,
      Supplier<List<Path>> files,
      NewsLines lines,
      LiveMemory memory) {
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
    List<Path> there;
    try {
      there = files.get().stream().filter(FolderSource::isFinished).toList();
    } catch (BellwetherException e) {
      return new Poll(
          List.of(),
          List.of(),
          now.plus(interval),
          Optional.of(String.valueOf(e.getMessage())),
          false,
          Map.of());
    }
    Map<String, String> before = memory.marks(name);
    Map<String, String> marks = new HashMap<>();
    List<Sighting> sightings = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    boolean more = false;
    Settling settling = Settling.begin(there);
    for (Path file : there) {
      String mark = MARK + file.getFileName();
      LineReader reader = new LineReader(lines, now, file.getFileName() + ": ");
      FileState read = FileState.parse(before.getOrDefault(mark, ""));
      FileReading.Progress progress = look(file, read, reader, settling);
      if (!progress.state().equals(read)) {
        marks.put(mark, progress.state().text());
      }
      more = more || progress.more();
      sightings.addAll(reader.sightings());
      rejects.addAll(reader.rejects());
    }
    forget(there, before, marks);
    return Poll.of(sightings, rejects, more ? now : now.plus(interval), marks);
  }

  private static boolean isFinished(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file)
        && !name.startsWith(".")
        && !name.endsWith("~")
        && !name.endsWith(".tmp")
        && !name.endsWith(".part");
  }

  private static FileReading.Progress look(
      Path file, FileState read, LineReader reader, Settling settling) {
    try {
      return new FileReading(file, reader, settling).goOn(read, FileState.of(file));
    } catch (IOException | BellwetherException e) {
      reader.reject(0, "cannot be read: " + e.getMessage(), "");
      return new FileReading.Progress(read, false);
    }
  }

  /** Marks of files that are gone are of no use; one of the same name is another. */
  private static void forget(
      List<Path> there, Map<String, String> before, Map<String, String> marks) {
    Set<String> names = new HashSet<>();
    there.forEach(file -> names.add(MARK + file.getFileName()));
    for (String mark : before.keySet()) {
      if (mark.startsWith(MARK) && !names.contains(mark)) {
        marks.put(mark, "");
      }
    }
  }

  @Override
  public void close() {
    // No file stays open.
  }
}
