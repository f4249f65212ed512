package dev.bellwether.config;

import java.time.Duration;

/** How often a live source may be looked at. */
final class LiveInterval {
  static final DurationValue TYPE = new DurationValue(Duration.ofMillis(20), Duration.ofDays(7));

  private LiveInterval() {}
}
