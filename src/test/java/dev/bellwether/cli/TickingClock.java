package dev.bellwether.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Each look at it takes as long as it is told. */
final class TickingClock extends Clock {
  private final Duration step;
  private Instant now;

  TickingClock(Instant start, Duration step) {
    this.now = start;
    this.step = step;
  }

  static Clock stopped(Instant at) {
    return fixed(at, ZoneOffset.UTC);
  }

  @Override
  public Instant instant() {
    now = now.plus(step);
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
