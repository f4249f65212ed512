package dev.bellwether.engine;

import dev.bellwether.report.Fields;
import java.nio.file.Path;

/** What is needed to run a study of files again. */
final class StudyManifest {
  private StudyManifest() {}

  /** The same for the same input: no run and no time stands in it. */
  static Fields of(Context context, Path file, String dataHash) {
    return new Fields()
        .with("command", context.commandLine())
        .with("version", context.version())
        .with("file", String.valueOf(file.getFileName()))
        .with("data_hash", dataHash);
  }
}
