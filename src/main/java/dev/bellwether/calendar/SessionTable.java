package dev.bellwether.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * The sessions of a span of days in primitive arrays, by ordinal and by day. Never changed once
 * laid out.
 */
final class SessionTable {
  static final int NO_SESSION = -1;

  private static final int DAYS_PER_WEEK = 7;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long MILLIS = 1000;

  private final LocalDate first;
  private final ZoneId zone;
  private final int[] ordinalByDay;
  private final int[] days;
  private final long[] opens;
  private final long[] closes;
  private final boolean[] halfDays;

  /** Lays out the days from first to last, both inclusive. */
  SessionTable(LocalDate first, LocalDate last, ZoneId zone, SpecialDays special) {
    this.first = first;
    this.zone = zone;
    this.ordinalByDay = new int[index(last) + 1];
    closeWeekends();
    for (int year = first.getYear(); year <= last.getYear(); year++) {
      close(NyseHolidays.of(year));
    }
    close(special.closures());
    this.days = numberOpenDays();
    this.opens = new long[days.length];
    this.closes = new long[days.length];
    this.halfDays = new boolean[days.length];
    setRegularHours();
    for (Map.Entry<LocalDate, Hours> entry : special.shortened().entrySet()) {
      setHours(entry.getKey(), entry.getValue());
    }
  }

  int size() {
    return days.length;
  }

  /** Milliseconds since 1970 in ascending order; not to be changed. */
  long[] opens() {
    return opens;
  }

  /** Milliseconds since 1970 in ascending order; not to be changed. */
  long[] closes() {
    return closes;
  }

  /** The ordinal of the session on a day of the table, or {@link #NO_SESSION}. */
  int ordinalOf(LocalDate day) {
    return ordinalByDay[index(day)];
  }

  Session session(int ordinal) {
    return new Session(
        ordinal,
        first.plusDays(days[ordinal]),
        Instant.ofEpochMilli(opens[ordinal]),
        Instant.ofEpochMilli(closes[ordinal]),
        halfDays[ordinal]);
  }

  private void closeWeekends() {
    int saturday = DayOfWeek.SATURDAY.getValue() - first.getDayOfWeek().getValue();
    for (int day = saturday - DAYS_PER_WEEK; day < ordinalByDay.length; day += DAYS_PER_WEEK) {
      closeIfCovered(day);
      closeIfCovered(day + 1);
    }
  }

  private void close(Collection<LocalDate> closures) {
    for (LocalDate day : closures) {
      closeIfCovered(index(day));
    }
  }

  private void closeIfCovered(int day) {
    if (day >= 0 && day < ordinalByDay.length) {
      ordinalByDay[day] = NO_SESSION;
    }
  }

  private int[] numberOpenDays() {
    int[] open = new int[ordinalByDay.length];
    int ordinal = 0;
    for (int day = 0; day < ordinalByDay.length; day++) {
      if (ordinalByDay[day] != NO_SESSION) {
        ordinalByDay[day] = ordinal;
        open[ordinal++] = day;
      }
    }
    return Arrays.copyOf(open, ordinal);
  }

  private void setRegularHours() {
    long opening = Hours.REGULAR.open().toSecondOfDay();
    long closing = Hours.REGULAR.close().toSecondOfDay();
    long firstDay = first.toEpochDay();
    int nextWeek = 0;
    long offset = 0;
    for (int i = 0; i < days.length; i++) {
      if (days[i] >= nextWeek) {
        // American clocks change on Sundays at night: an offset holds until the next Monday.
        LocalDate day = first.plusDays(days[i]);
        offset = zone.getRules().getOffset(day.atTime(LocalTime.NOON)).getTotalSeconds();
        nextWeek = days[i] + 1 + DayOfWeek.SUNDAY.getValue() - day.getDayOfWeek().getValue();
      }
      long midnight = (firstDay + days[i]) * SECONDS_PER_DAY - offset;
      opens[i] = MILLIS * (midnight + opening);
      closes[i] = MILLIS * (midnight + closing);
    }
  }

  private void setHours(LocalDate day, Hours hours) {
    int ordinal = ordinalOf(day);
    if (ordinal == NO_SESSION) {
      throw new IllegalArgumentException("special hours on " + day + ", which has no session");
    }
    opens[ordinal] += ChronoUnit.MILLIS.between(Hours.REGULAR.open(), hours.open());
    closes[ordinal] += ChronoUnit.MILLIS.between(Hours.REGULAR.close(), hours.close());
    halfDays[ordinal] = hours.endEarly();
  }

  private int index(LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - first.toEpochDay());
  }
}
