package dev.bellwether.ingest.web;

import java.io.IOException;

/** A page that is larger than any we want; the message says so. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException(String message) {
    super(message);
  }
}
