package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Why a command ended early, in words for the user.
 *
 * @param code what the caller of the program learns
 * @param message what happened, to which input
 * @param hint what to try; empty when there is nothing to suggest
 * @param cause what was thrown, for {@code --debug}
 */
record Failure(ExitCode code, String message, String hint, Throwable cause) {

  static Failure of(Throwable thrown) {
    if (thrown instanceof ClosedPipeException) {
      return new Failure(ExitCode.DONE, "", "", thrown);
    }
    if (thrown instanceof BellwetherException known) {
      return new Failure(
          ExitCode.of(known.kind()), String.valueOf(known.getMessage()), known.hint(), known);
    }
    if (thrown instanceof StoppedException) {
      return new Failure(
          ExitCode.INTERRUPTED,
          "interrupted; what was finished is saved",
          "run the same command again to go on",
          thrown);
    }
    if (thrown instanceof IOException e) {
      return new Failure(ExitCode.FAILED, words(e), "", e);
    }
    if (thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException e) {
      return of(e);
    }
    if (thrown instanceof OutOfMemoryError) {
      return new Failure(
          ExitCode.FAILED,
          "out of memory: " + thrown.getMessage(),
          "give Java more with BELLWETHER_JAVA_OPTS=-Xmx4g",
          thrown);
    }
    return new Failure(
        ExitCode.BUG,
        "this is a bug in Bellwether: " + thrown,
        "run the same command again with --debug and report what it prints",
        thrown);
  }

  /** What an exception of the file system means; often its message is only the file's name. */
  static String words(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile();
    }
    if (e instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (e instanceof FileSystemException other && other.getReason() == null) {
      return other.getClass().getSimpleName().replace("Exception", "") + ": " + other.getFile();
    }
    return String.valueOf(e.getMessage());
  }

  /** Prints it, unless nobody reads any more; returns how the process should end. */
  ExitCode tell(Invocation invocation) {
    if (code != ExitCode.DONE) {
      invocation.console().error(message);
      invocation.console().hint(hint);
      invocation.trace(cause);
    }
    return code;
  }
}
