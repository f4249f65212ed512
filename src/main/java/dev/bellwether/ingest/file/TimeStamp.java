package dev.bellwether.ingest.file;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads single times whose writer is known to say the zone, as in feeds. */
public final class TimeStamp {
  private TimeStamp() {}

  /**
   * The time that a text in the manner of ISO 8601, RFC 3339 or RFC 1123 says; empty when it says
   * none, no zone, no time of day, or a year outside 1970 to 2100.
   */
  public static Optional<Instant> read(String text) {
    return Stream.of(DateNotation.ISO, DateNotation.RFC_1123)
        .flatMap(notation -> notation.read(text).stream())
        .filter(Moment.Exact.class::isInstance)
        .map(moment -> ((Moment.Exact) moment).at())
        .findFirst();
  }
}
