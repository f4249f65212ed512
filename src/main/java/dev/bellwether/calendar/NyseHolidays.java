package dev.bellwether.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Set;

/** The yearly holidays of the NYSE as Rule 7.2 (formerly Rule 51) sets them, from 1990 on. */
final class NyseHolidays {
  /** The exchange first closed for Martin Luther King, Jr. Day on 1998-01-19. */
  private static final int FIRST_KING_DAY = 1998;

  /** The exchange first closed for Juneteenth on 2022-06-20; 2021-06-18 was a regular session. */
  private static final int FIRST_JUNETEENTH = 2022;

  private NyseHolidays() {}

  /** The weekdays of a year on which the exchange rests; may hold weekend days too. */
  static Set<LocalDate> of(int year) {
    Set<LocalDate> days = new HashSet<>();
    days.add(newYear(year));
    if (year >= FIRST_KING_DAY) {
      days.add(from(LocalDate.of(year, Month.JANUARY, 15), MONDAY));
    }
    days.add(from(LocalDate.of(year, Month.FEBRUARY, 15), MONDAY));
    days.add(Easter.sunday(year).minusDays(2));
    days.add(from(LocalDate.of(year, Month.MAY, 25), MONDAY));
    if (year >= FIRST_JUNETEENTH) {
      days.add(nearestWeekday(LocalDate.of(year, Month.JUNE, 19)));
    }
    days.add(nearestWeekday(LocalDate.of(year, Month.JULY, 4)));
    days.add(from(LocalDate.of(year, Month.SEPTEMBER, 1), MONDAY));
    days.add(thanksgiving(year));
    days.add(nearestWeekday(LocalDate.of(year, Month.DECEMBER, 25)));
    return days;
  }

  static LocalDate thanksgiving(int year) {
    return from(LocalDate.of(year, Month.NOVEMBER, 22), THURSDAY);
  }

  /**
   * A Saturday New Year is not made up for: Friday 31 December ends an accounting period, and Rule
   * 7.2 keeps the exchange open then.
   */
  private static LocalDate newYear(int year) {
    LocalDate day = LocalDate.of(year, Month.JANUARY, 1);
    return day.getDayOfWeek() == SUNDAY ? day.plusDays(1) : day;
  }

  /** The first such weekday on or after a day; a third Monday is the first one from the 15th on. */
  private static LocalDate from(LocalDate earliest, DayOfWeek weekday) {
    int days = weekday.getValue() - earliest.getDayOfWeek().getValue();
    return earliest.plusDays(Math.floorMod(days, 7));
  }

  private static LocalDate nearestWeekday(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return switch (weekday) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      default -> day;
    };
  }
}
