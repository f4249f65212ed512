package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The times in one column of a news file. */
final class Times {
  /** Where a date without a time ends: the day of the exchange. */
  static final ZoneId MARKET = ZoneId.of("America/New_York");

  private final DateReader reader;
  private final Optional<ZoneId> zone;

  private Times(DateReader reader, Optional<ZoneId> zone) {
    this.reader = reader;
    this.zone = zone;
  }

  /**
   * Finds out how the times are written.
   *
   * @throws BellwetherException also when they lack a zone and none is given: a guess could date
   *     news before it was known
   */
  static Times of(String where, List<String> sample, NewsOptions options) {
    DateReader reader = DateFormats.detect(where, sample, options.dateFormat());
    if (options.zone().isEmpty()) {
      for (String value : sample) {
        if (reader.read(value).filter(Moment.Local.class::isInstance).isPresent()) {
          throw BellwetherException.usage(
              "times in " + where + " have no zone, such as " + Reject.quote(value),
              "say which they are in: --zone America/New_York, or --zone UTC");
        }
      }
    }
    return new Times(reader, options.zone());
  }

  /** When it was; empty when the value can not be read. */
  Optional<Instant> read(String value) {
    return reader.read(value).flatMap(m -> m.instant(zone, zone.orElse(MARKET)));
  }
}
