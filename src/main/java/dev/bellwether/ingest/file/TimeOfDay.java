package dev.bellwether.ingest.file;

import dev.bellwether.ingest.ZoneNames;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time and the zone that may follow a date: {@code T09:30:00.123Z}, {@code 9:30 AM}, {@code
 * 09:30 -0500}, {@code 09:30:00 EST}.
 */
final class TimeOfDay {
  private TimeOfDay() {}

  /** What a date says together with the rest of the text; empty when the rest is not understood. */
  static Optional<Moment> behind(LocalDate date, Cursor cursor) {
    if (cursor.atEnd()) {
      return Optional.of(new Moment.Day(date));
    }
    cursor.skip(',');
    if (cursor.skipOneOf("T t") == '\0') {
      return Optional.empty();
    }
    cursor.skipBlanks();
    return time(cursor).flatMap(time -> zoned(date, time, cursor));
  }

  private static Optional<LocalTime> time(Cursor cursor) {
    int hour = cursor.number(1, 2);
    int minute = cursor.skip(':') ? cursor.number(2, 2) : Cursor.NONE;
    int second = cursor.skip(':') ? cursor.number(2, 2) : 0;
    int nanos = cursor.skipOneOf(".,") == '\0' ? 0 : cursor.nanos();
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return Optional.empty();
    }
    return nanos < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute, second, nanos));
  }

  private static Optional<Moment> zoned(LocalDate date, LocalTime written, Cursor cursor) {
    cursor.skipBlanks();
    String word = cursor.word();
    LocalTime time = written;
    if (word.equals("AM") || word.equals("PM")) {
      if (written.getHour() < 1 || written.getHour() > 12) {
        return Optional.empty();
      }
      time = written.withHour(written.getHour() % 12 + (word.equals("PM") ? 12 : 0));
      cursor.skipBlanks();
      word = cursor.word();
    }
    if (!word.isEmpty()) {
      LocalTime read = time;
      return cursor.atEnd()
          ? ZoneNames.zone(word).flatMap(zone -> exact(date, read, zone))
          : Optional.empty();
    }
    if (cursor.atEnd()) {
      return Optional.of(new Moment.Local(date, time));
    }
    return offset(date, time, cursor);
  }

  private static Optional<Moment> offset(LocalDate date, LocalTime time, Cursor cursor) {
    char sign = cursor.skipOneOf("+-");
    int hours = cursor.digits(2);
    boolean colon = cursor.skip(':');
    int minutes = cursor.atEnd() && !colon ? 0 : cursor.digits(2);
    boolean read = sign != '\0' && hours >= 0 && minutes >= 0 && cursor.atEnd();
    if (!read || hours > 17 || minutes > 59) {
      return Optional.empty();
    }
    int seconds = (hours * 60 + minutes) * 60;
    return exact(date, time, ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds));
  }

  private static Optional<Moment> exact(LocalDate date, LocalTime time, ZoneId zone) {
    return Optional.of(new Moment.Exact(date, Moment.latest(date.atTime(time), zone)));
  }
}
