package dev.bellwether.guard;

import java.time.Duration;
import java.util.Optional;

/** An exception after which the same call may succeed later; all others never heal by waiting. */
public interface Curable {

  /** How long to wait, if the other side said so. */
  Optional<Duration> retryAfter();
}
