package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Dates as the user says they are written: a pattern of {@link DateTimeFormatter}. */
record DatePattern(String pattern, DateTimeFormatter formatter) implements DateReader {

  /** The era is given so that {@code yyyy} (year of era) is enough; strict, or 31/02 would pass. */
  static DatePattern of(String pattern) {
    try {
      return new DatePattern(
          pattern,
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .parseDefaulting(ChronoField.ERA, 1)
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT));
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage(
          "'" + pattern + "' is not a date format",
          "write it with y, M, d, H, m, s as in dd/MM/yyyy HH:mm");
    }
  }

  @Override
  public Optional<Moment> read(String text) {
    try {
      TemporalAccessor read =
          formatter.parseBest(
              text.strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(moment(read)).filter(m -> DateNotation.isPlausible(m.date().getYear()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Moment moment(TemporalAccessor read) {
    LocalDate date = LocalDate.from(read);
    if (read instanceof ZonedDateTime zoned) {
      return new Moment.Exact(date, Instant.from(zoned));
    }
    return read instanceof LocalDateTime local
        ? new Moment.Local(date, local.toLocalTime())
        : new Moment.Day(date);
  }
}
