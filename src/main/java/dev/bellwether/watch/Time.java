package dev.bellwether.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * What time it is. Stamps are from the clock on the wall, which may jump; whatever is waited for or
 * measured goes by the other one, which cannot.
 *
 * @param wall for stamps
 * @param ticks nanoseconds that only go forward
 */
public record Time(Clock wall, LongSupplier ticks) {

  Instant now() {
    return wall.instant();
  }

  long nanos() {
    return ticks.getAsLong();
  }

  Duration since(long nanos) {
    return Duration.ofNanos(nanos() - nanos);
  }

  /** When a time on the wall will be here; now if it is past. */
  long nanosAt(Instant then) {
    return nanos() + Math.max(0, Duration.between(now(), then).toNanos());
  }
}
