package dev.bellwether.ingest.file;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads times each by itself, in any notation that leaves no doubt about day and month. */
final class LooseTimes {
  private static final List<DateNotation> CLEAR =
      List.of(
          DateNotation.ISO,
          DateNotation.RFC_1123,
          DateNotation.COMPACT,
          DateNotation.MONTH_NAME,
          DateNotation.EPOCH_SECONDS,
          DateNotation.EPOCH_MILLIS);

  private final List<? extends DateReader> readers;
  private final Optional<ZoneId> zone;

  /**
   * Times as they are written.
   *
   * @param pattern how; empty for any clear notation
   * @param zone where times without a zone belong; empty leaves them unknown
   */
  LooseTimes(Optional<String> pattern, Optional<ZoneId> zone) {
    this.readers =
        pattern.<List<? extends DateReader>>map(p -> List.of(DatePattern.of(p))).orElse(CLEAR);
    this.zone = zone;
  }

  /** What a text says; empty when it is not understood. */
  Optional<Moment> read(String text) {
    return readers.stream().flatMap(reader -> reader.read(text).stream()).findFirst();
  }

  boolean lacksZone(Moment moment) {
    return moment instanceof Moment.Local && zone.isEmpty();
  }

  /** When it was; empty for a date alone, which is no time. */
  Optional<Instant> instant(Moment moment) {
    return moment instanceof Moment.Day
        ? Optional.empty()
        : moment.instant(zone, zone.orElse(Times.MARKET));
  }
}
