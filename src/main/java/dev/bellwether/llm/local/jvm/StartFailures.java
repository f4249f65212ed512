package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.NativeLog;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.wire.Frame;
import java.nio.file.Path;

/** What it means when a worker does not load its model. */
final class StartFailures {
  private static final int KILLED = 128 + 9;
  private static final int ILLEGAL_INSTRUCTION = 128 + 4;

  private StartFailures() {}

  /**
   * The failure.
   *
   * @param frame the worker's last word; without a reason if it died silently
   * @param exit its exit code
   */
  static StartException of(Path model, Frame frame, int exit, NativeLog log) {
    String said = frame instanceof Frame.Failed failed ? failed.why() : "";
    String why = log.error().isEmpty() ? said : log.error();
    if (!said.isEmpty()) {
      return new StartException(
          StartException.Kind.WRONG,
          "cannot load " + model + ": " + why,
          said.startsWith("native library")
              ? "check local.native_dir"
              : "check the file with 'bellwether model inspect'");
    }
    String death = "the worker ended with code " + exit + " while it loaded " + model;
    return new StartException(
        StartException.Kind.BROKEN, why.isEmpty() ? death : death + ": " + why, hint(exit));
  }

  private static String hint(int exit) {
    return switch (exit) {
      case KILLED -> "it may have run out of memory: use a smaller model or context";
      case ILLEGAL_INSTRUCTION ->
          "this processor lacks AVX2, which the native library needs; set local.native_dir to one"
              + " built for it";
      default -> "";
    };
  }
}
