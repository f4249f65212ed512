package dev.bellwether.ingest.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** What a date or time as written says. */
sealed interface Moment {
  /** The date as written, whatever the zone. */
  LocalDate date();

  /**
   * When it was, as late as the text allows.
   *
   * @param zone where times without a zone belong; empty leaves them unknown
   * @param dayZone whose day ends when only a date is given
   */
  Optional<Instant> instant(Optional<ZoneId> zone, ZoneId dayZone);

  /** A time with its zone. */
  record Exact(LocalDate date, Instant at) implements Moment {
    @Override
    public Optional<Instant> instant(Optional<ZoneId> zone, ZoneId dayZone) {
      return Optional.of(at);
    }
  }

  /** In the hour that clocks repeat in autumn, the later of both instants. */
  static Instant latest(LocalDateTime time, ZoneId zone) {
    return time.atZone(zone).withLaterOffsetAtOverlap().toInstant();
  }

  /** A time of which one must know the zone. */
  record Local(LocalDate date, LocalTime time) implements Moment {
    @Override
    public Optional<Instant> instant(Optional<ZoneId> zone, ZoneId dayZone) {
      return zone.map(z -> latest(LocalDateTime.of(date, time), z));
    }
  }

  /** A date alone: its last second, since nobody can have traded on the text before. */
  record Day(LocalDate date) implements Moment {
    @Override
    public Optional<Instant> instant(Optional<ZoneId> zone, ZoneId dayZone) {
      return Optional.of(date.plusDays(1).atStartOfDay(dayZone).toInstant().minusSeconds(1));
    }
  }
}
