package dev.bellwether.ingest.file;

import java.time.Instant;
import java.util.Optional;

/** Reads single times whose writer is known to say the zone. */
public final class TimeStamp {
  private static final LooseTimes TIMES = new LooseTimes(Optional.empty(), Optional.empty());

  private TimeStamp() {}

  /**
   * The time that a text says in the manner of ISO 8601, RFC 3339 or RFC 1123, or as seconds or
   * milliseconds since 1970; empty when it says none, no zone, no time of day, or a year outside
   * 1970 to 2100.
   */
  public static Optional<Instant> read(String text) {
    return TIMES
        .read(text)
        .filter(Moment.Exact.class::isInstance)
        .map(moment -> ((Moment.Exact) moment).at());
  }
}
