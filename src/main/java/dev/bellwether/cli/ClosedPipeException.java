package dev.bellwether.cli;

import java.io.IOException;

/** Whoever read standard output has stopped reading, as {@code head} does. No error. */
final class ClosedPipeException extends IOException {
  private static final long serialVersionUID = 1L;

  ClosedPipeException(IOException cause) {
    super(cause);
  }
}
