package dev.bellwether.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody waits on it, and remembers the waits. */
public final class FakeTime extends Clock implements Pause {
  private Instant now = Instant.parse("2026-11-24T15:00:00Z");
  private final List<Duration> waits = new ArrayList<>();

  @Override
  public synchronized void pass(Duration duration) {
    waits.add(duration);
    now = now.plus(duration);
  }

  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("times here are UTC");
  }
}
