package dev.bellwether.bench.live;

import java.time.Duration;

/** A rate limit as Discord has them: so many requests in a window that the first one opens. */
final class FakeBucket {
  private final int limit;
  private final long windowMillis;
  private long endsAt;
  private int left;

  FakeBucket(int limit, Duration window) {
    this.limit = limit;
    this.windowMillis = window.toMillis();
  }

  /**
   * What a request meets.
   *
   * @param allowed false if it is refused
   * @param remaining requests in this window
   * @param endsAt when the window ends, in milliseconds since 1970
   */
  record Standing(boolean allowed, int limit, int remaining, long endsAt) {}

  synchronized Standing take(long now) {
    if (now >= endsAt) {
      endsAt = now + windowMillis;
      left = limit;
    }
    boolean allowed = left > 0;
    left = Math.max(0, left - 1);
    return new Standing(allowed, limit, left, endsAt);
  }
}
