package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.file.RejectsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code rejects/RUN.tsv} of a workspace, made when the first row is rejected. */
final class RejectsFile implements AutoCloseable {
  private final Path file;
  private Optional<RejectsWriter> writer = Optional.empty();

  RejectsFile(Context context, String runId) {
    file = context.workspace().root().resolve("rejects").resolve(runId + ".tsv");
  }

  void add(String input, Reject reject) {
    open().write(input, reject);
  }

  private RejectsWriter open() {
    if (writer.isEmpty()) {
      try {
        Files.createDirectories(file.getParent());
        writer = Optional.of(new RejectsWriter(Files.newBufferedWriter(file)));
      } catch (IOException e) {
        throw BellwetherException.failed(
            "cannot write " + file + ": " + e.getMessage(), "check the workspace's permissions", e);
      }
    }
    return writer.get();
  }

  /** Where the rejects are, if there are any. */
  Optional<Path> path() {
    return writer.map(w -> file);
  }

  Map<String, Long> reasons() {
    return writer.map(RejectsWriter::counts).orElse(Map.of());
  }

  @Override
  public void close() {
    if (writer.isPresent()) {
      try {
        writer.get().close();
      } catch (IOException e) {
        throw BellwetherException.failed(
            "cannot write " + file + ": " + e.getMessage(), "is the disk full?", e);
      }
    }
  }
}
