package dev.bellwether.ingest.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to look again. Every wait is up to a tenth longer or shorter, so that sources do not march
 * in step; it doubles with each failure in a row, up to an hour or the interval if that is longer.
 * Not for several threads.
 */
public final class Cadence {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final double JITTER = 0.1;
  private static final int MOST_DOUBLINGS = 20;

  private final Duration interval;
  private final RandomGenerator random;
  private int failures;

  /** A cadence with an interval and a source of chance. */
  public Cadence(Duration interval, RandomGenerator random) {
    this.interval = interval;
    this.random = random;
  }

  /** How long from one look to the next when all is well. */
  public Duration interval() {
    return interval;
  }

  /** When to look again after all went well. */
  public Instant afterSuccess(Instant now) {
    failures = 0;
    return now.plus(jittered(interval));
  }

  /**
   * When to look again after a failure.
   *
   * @param asked how long the other side asks to be left alone
   */
  public Instant afterFailure(Instant now, Optional<Duration> asked) {
    failures = Math.min(failures + 1, MOST_DOUBLINGS);
    Duration most = interval.compareTo(LONGEST) > 0 ? interval : LONGEST;
    Duration doubled = interval.multipliedBy(1L << failures);
    Duration wait = jittered(doubled.compareTo(most) > 0 ? most : doubled);
    Duration least = asked.orElse(Duration.ZERO);
    return now.plus(wait.compareTo(least) > 0 ? wait : least);
  }

  private Duration jittered(Duration wait) {
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofNanos((long) (wait.toNanos() * factor));
  }
}
