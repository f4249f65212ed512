package dev.bellwether.llm.local.files;

import dev.bellwether.guard.Curable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A transfer broke off or was put off; it may go on later. */
final class BrokenTransferException extends IOException implements Curable {
  private static final long serialVersionUID = 1L;
  private final transient Optional<Duration> retryAfter;

  BrokenTransferException(String message, Optional<Duration> retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
