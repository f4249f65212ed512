package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.file.RejectsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code rejects/RUN.tsv} of a workspace, made when the first row is rejected. What an earlier run
 * rejected for the same reason can be left out: a job that reads the same files every night should
 * tell a bad row once.
 */
final class RejectsFile implements AutoCloseable {
  private final Path file;
  private final Set<String> known;
  private final Set<String> added = new LinkedHashSet<>();
  private Optional<RejectsWriter> writer = Optional.empty();
  private long repeated;

  RejectsFile(Context context, String runId) {
    this(context, runId, Set.of());
  }

  /**
   * Leaves out what is known.
   *
   * @param known hashes of rejected rows, as {@link #added} gives them
   */
  RejectsFile(Context context, String runId, Set<String> known) {
    file = context.workspace().root().resolve("rejects").resolve(runId + ".tsv");
    this.known = Set.copyOf(known);
  }

  void add(String input, Reject reject) {
    String hash = Sha256.hex128(input, reject.reason(), reject.raw());
    if (known.contains(hash)) {
      repeated++;
    } else {
      added.add(hash);
      open().write(input, reject);
    }
  }

  /** The same for a row that will not be shown again: it is in the file when this returns. */
  void addAtOnce(String input, Reject reject) {
    add(input, reject);
    try {
      open().flush();
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + file + ": " + e.getMessage(), "is the disk full?", e);
    }
  }

  /** Hashes of the rows that were not known. */
  Set<String> added() {
    return added;
  }

  /** How many rows were known. */
  long repeated() {
    return repeated;
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
