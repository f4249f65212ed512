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
   * @throws BellwetherException also when none has a zone and none is given: a guess could date
   *     news before it was known. Where only some lack one, those are unreadable
   */
  static Times of(String where, List<String> sample, NewsOptions options) {
    DateReader reader = DateFormats.detect(where, sample, options.dateFormat());
    if (options.zone().isEmpty() && first(reader, sample, Moment.Exact.class).isEmpty()) {
      Optional<String> local = first(reader, sample, Moment.Local.class);
      if (local.isPresent()) {
        throw BellwetherException.usage(
            "times in " + where + " have no zone, such as " + Reject.quote(local.get()),
            "say which they are in: --zone America/New_York, or --zone UTC");
      }
    }
    return new Times(reader, options.zone());
  }

  private static Optional<String> first(
      DateReader reader, List<String> sample, Class<? extends Moment> kind) {
    return sample.stream()
        .filter(value -> reader.read(value).filter(kind::isInstance).isPresent())
        .findFirst();
  }

  /** Why a value cannot be read. */
  String problem(String value) {
    boolean local = reader.read(value).filter(Moment.Local.class::isInstance).isPresent();
    return (local ? "no zone in time " : "unreadable date ") + Reject.quote(value.strip());
  }

  /** When it was; empty when the value can not be read. */
  Optional<Instant> read(String value) {
    return reader.read(value).flatMap(m -> m.instant(zone, zone.orElse(MARKET)));
  }
}
