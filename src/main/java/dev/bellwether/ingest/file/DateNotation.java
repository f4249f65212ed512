package dev.bellwether.ingest.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The notations of a date that are recognised without help. Each may be followed by a time and a
 * zone.
 */
enum DateNotation implements DateReader {
  /** 2024-01-31, as in ISO 8601 and RFC 3339; slashes are taken too. */
  ISO("yyyy-MM-dd") {
    @Override
    Optional<Moment> read(Cursor cursor) {
      int year = cursor.digits(4);
      char separator = cursor.skipOneOf("-/");
      int month = cursor.number(2, 2);
      boolean same = separator != '\0' && cursor.skip(separator);
      return same ? finish(cursor, year, month, cursor.number(2, 2)) : Optional.empty();
    }
  },
  COMPACT("yyyyMMdd") {
    @Override
    Optional<Moment> read(Cursor cursor) {
      return finish(cursor, cursor.digits(4), cursor.digits(2), cursor.number(2, 2));
    }
  },
  MONTH_FIRST("MM/dd/yyyy") {
    @Override
    Optional<Moment> read(Cursor cursor) {
      int month = cursor.number(1, 2);
      int day = cursor.skip('/') ? cursor.number(1, 2) : Cursor.NONE;
      return cursor.skip('/') ? finish(cursor, cursor.number(4, 4), month, day) : Optional.empty();
    }
  },
  DAY_FIRST("dd/MM/yyyy") {
    @Override
    Optional<Moment> read(Cursor cursor) {
      int day = cursor.number(1, 2);
      int month = cursor.skip('/') ? cursor.number(1, 2) : Cursor.NONE;
      return cursor.skip('/') ? finish(cursor, cursor.number(4, 4), month, day) : Optional.empty();
    }
  },
  DOTTED("dd.MM.yyyy") {
    @Override
    Optional<Moment> read(Cursor cursor) {
      int day = cursor.number(1, 2);
      int month = cursor.skip('.') ? cursor.number(1, 2) : Cursor.NONE;
      return cursor.skip('.') ? finish(cursor, cursor.number(4, 4), month, day) : Optional.empty();
    }
  },
  MONTH_NAME("d-MMM-yyyy") {
    @Override
    Optional<Moment> read(Cursor cursor) {
      int day = cursor.number(1, 2);
      int month = cursor.skip('-') ? cursor.monthName() : Cursor.NONE;
      return cursor.skip('-') ? finish(cursor, cursor.number(4, 4), month, day) : Optional.empty();
    }
  },
  /** Wed, 31 Jan 2024 09:30:00 GMT. */
  RFC_1123("EEE, dd MMM yyyy HH:mm:ss Z") {
    @Override
    Optional<Moment> read(Cursor cursor) {
      if (!cursor.word().isEmpty()) {
        cursor.skip(',');
        cursor.skipBlanks();
      }
      int day = cursor.number(1, 2);
      int month = cursor.skip(' ') ? cursor.monthName() : Cursor.NONE;
      cursor.skip(',');
      return cursor.skip(' ') ? finish(cursor, cursor.number(4, 4), month, day) : Optional.empty();
    }
  },
  EPOCH_SECONDS("epoch-seconds") {
    @Override
    public Optional<Moment> read(String text) {
      return epoch(text, 9, 10, 1_000);
    }
  },
  EPOCH_MILLIS("epoch-millis") {
    @Override
    public Optional<Moment> read(String text) {
      return epoch(text, 12, 13, 1);
    }
  };

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  private final String pattern;

  DateNotation(String pattern) {
    this.pattern = pattern;
  }

  @Override
  public String pattern() {
    return pattern;
  }

  @Override
  public Optional<Moment> read(String text) {
    return read(new Cursor(text.strip()));
  }

  Optional<Moment> read(Cursor cursor) {
    return Optional.empty();
  }

  static boolean isPlausible(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static Optional<Moment> finish(Cursor cursor, int year, int month, int day) {
    boolean shaped = isPlausible(year) && month >= 1 && month <= 12 && day >= 1;
    if (!shaped || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
      return Optional.empty();
    }
    return TimeOfDay.behind(LocalDate.of(year, month, day), cursor);
  }

  /** Whole numbers; a fraction of zeros is accepted, since pandas writes such times as floats. */
  private static Optional<Moment> epoch(String given, int fewest, int most, long toMillis) {
    String text = given.strip();
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    boolean digits = whole.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || whole.length() < fewest || whole.length() > most || !isZeros(text, point)) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(whole) * toMillis);
    LocalDate date = at.atOffset(ZoneOffset.UTC).toLocalDate();
    return isPlausible(date.getYear()) ? Optional.of(new Moment.Exact(date, at)) : Optional.empty();
  }

  private static boolean isZeros(String text, int point) {
    return point < 0 || text.chars().skip(point + 1L).allMatch(c -> c == '0');
  }
}
