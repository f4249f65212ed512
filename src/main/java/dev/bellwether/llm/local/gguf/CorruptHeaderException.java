package dev.bellwether.llm.local.gguf;

import java.io.IOException;

/** What a header says cannot be true. */
final class CorruptHeaderException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptHeaderException(String message) {
    super(message);
  }
}
