package dev.bellwether.llm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Which workers were started by whom, on disk, so that what a killed program left behind can be
 * ended by the next. A number is given to another process sooner or later: only a process that also
 * began at the recorded moment is the recorded one.
 */
public final class WorkerRecords {
  private static final int FIELDS = 4;

  private final Path folder;

  /** Records in a folder, which is made when it is needed. */
  public WorkerRecords(Path folder) {
    this.folder = folder;
  }

  /** Writes down a worker of this program; the record is deleted when the worker has ended. */
  public Path add(ProcessHandle worker) throws IOException {
    Files.createDirectories(folder);
    List<String> lines =
        List.of(
            Long.toString(worker.pid()),
            began(worker),
            Long.toString(ProcessHandle.current().pid()),
            began(ProcessHandle.current()));
    return Files.write(folder.resolve(Long.toString(worker.pid())), lines);
  }

  /** Ends recorded workers whose program is gone, and returns how many still lived. */
  public int sweep() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int ended = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        ended += sweep(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return ended;
  }

  private static int sweep(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    boolean readable = lines.size() == FIELDS;
    if (readable && same(lines.get(2), lines.get(3)).isPresent()) {
      return 0;
    }
    Optional<ProcessHandle> worker = readable ? same(lines.get(0), lines.get(1)) : Optional.empty();
    worker.ifPresent(ProcessHandle::destroyForcibly);
    Files.deleteIfExists(file);
    return worker.isPresent() ? 1 : 0;
  }

  private static Optional<ProcessHandle> same(String pid, String began) {
    try {
      Instant then = Instant.parse(began);
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().startInstant().equals(Optional.of(then)));
    } catch (NumberFormatException | DateTimeParseException e) {
      // A record that nobody can read is about nobody.
      return Optional.empty();
    }
  }

  private static String began(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }
}
