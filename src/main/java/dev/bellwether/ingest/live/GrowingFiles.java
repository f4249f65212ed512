package dev.bellwether.ingest.live;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * is told in marks, so that after a restart nothing is read twice. Files whose names begin with a
 * dot or end in {@code ~}, {@code .tmp} or {@code .part} are still being written by somebody and
 * passed over.
 */
public final class GrowingFiles {
  private static final String MARK = "file ";

  private final Supplier<List<Path>> files;

  /**
   * Files.
   *
   * @param files those there are now; may throw a {@link BellwetherException} when they cannot be
   *     listed
   */
  public GrowingFiles(Supplier<List<Path>> files) {
    this.files = files;
  }

  /**
   * How far reading came.
   *
   * @param marks that have changed; empty texts are to be forgotten
   * @param more whether there is more that can be read at once
   */
  public record Progress(Map<String, String> marks, boolean more) {
    public Progress {
      marks = Map.copyOf(marks);
    }
  }

  /** Reads what is new since these marks were made; reasons of rejects name the file. */
  public Progress read(Map<String, String> before, RowSink sink) {
    List<Path> there = files.get().stream().filter(GrowingFiles::isFinished).toList();
    Settling settling = Settling.begin(there);
    Map<String, String> marks = new HashMap<>();
    Set<String> names = new HashSet<>();
    boolean more = false;
    for (Path file : there) {
      String mark = MARK + file.getFileName();
      names.add(mark);
      FileState read = FileState.parse(before.getOrDefault(mark, ""));
      OfFile named = new OfFile(String.valueOf(file.getFileName()), sink);
      FileReading.Progress progress = look(file, read, named, settling);
      if (!progress.state().equals(read)) {
        marks.put(mark, progress.state().text());
      }
      more = more || progress.more();
    }
    forget(names, before, marks);
    return new Progress(marks, more);
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
      Path file, FileState read, RowSink sink, Settling settling) {
    try {
      return new FileReading(file, sink, settling).goOn(read, FileState.of(file));
    } catch (IOException | BellwetherException e) {
      sink.reject(0, "cannot be read: " + e.getMessage(), "");
      return new FileReading.Progress(read, false);
    }
  }

  /** Marks of files that are gone are of no use; one of the same name is another. */
  private static void forget(
      Set<String> names, Map<String, String> before, Map<String, String> marks) {
    for (String mark : before.keySet()) {
      if (mark.startsWith(MARK) && !names.contains(mark)) {
        marks.put(mark, "");
      }
    }
  }

  /** Says in which file a reject stands. */
  private record OfFile(String file, RowSink sink) implements RowSink {
    @Override
    public Optional<String> take(Map<String, String> columns) {
      return sink.take(columns);
    }

    @Override
    public void reject(long number, String reason, String raw) {
      sink.reject(number, file + ": " + reason, raw);
    }
  }
}
