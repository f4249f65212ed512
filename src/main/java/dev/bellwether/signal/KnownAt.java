package dev.bellwether.signal;

import java.time.Duration;

/**
 * When a document could first be acted on: {@code max(published, first seen) + latency}. A document
 * that nobody saw live is taken as seen {@code missingFirstSeen} after publication.
 *
 * @param latency from sight to action, 0 or more
 * @param missingFirstSeen 0 or more
 */
public record KnownAt(Duration latency, Duration missingFirstSeen) {
  /** Stands for "nobody watched". */
  public static final long NOT_SEEN = Long.MIN_VALUE;

  public KnownAt {
    if (latency.isNegative() || missingFirstSeen.isNegative()) {
      throw new IllegalArgumentException("a negative delay would be look-ahead");
    }
  }

  /**
   * Microseconds since 1970 UTC at which the document is known.
   *
   * @param firstSeenMicros when it was seen, or {@link #NOT_SEEN}
   */
  public long micros(long publishedMicros, long firstSeenMicros) {
    long seen =
        firstSeenMicros == NOT_SEEN
            ? publishedMicros + toMicros(missingFirstSeen)
            : Math.max(publishedMicros, firstSeenMicros);
    return seen + toMicros(latency);
  }

  /** The policy in one line, for a manifest. */
  public String describe() {
    return "max(published, first seen) + "
        + latency
        + "; not seen live = published + "
        + missingFirstSeen;
  }

  private static long toMicros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
