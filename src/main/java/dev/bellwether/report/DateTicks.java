package dev.bellwether.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Round dates within a range, few enough for their labels to stay apart on a phone.
 *
 * @param dates in order, all within the range
 * @param format of their labels
 */
record DateTicks(List<LocalDate> dates, DateTimeFormatter format) {
  private static final DateTimeFormatter DAY = format("uuuu-MM-dd");
  private static final DateTimeFormatter MONTH = format("uuuu-MM");
  private static final DateTimeFormatter YEAR = format("uuuu");
  private static final int MAX_DAYS = 3;
  private static final int MAX_MONTHS = 4;
  private static final int MAX_YEARS = 6;
  private static final int[] DAY_STEPS = {1, 2, 7, 14};
  private static final int[] MONTH_STEPS = {1, 2, 3, 6};
  private static final int[] YEAR_STEPS = {1, 2, 5, 10, 20, 50};
  private static final long FIRST_MONDAY = LocalDate.of(1970, 1, 5).toEpochDay();

  static DateTicks between(LocalDate first, LocalDate last) {
    for (int step : DAY_STEPS) {
      LocalDate start = first.plusDays(Math.floorMod(FIRST_MONDAY - first.toEpochDay(), step));
      List<LocalDate> dates = every(start, last, date -> date.plusDays(step));
      if (dates.size() <= MAX_DAYS) {
        return new DateTicks(dates.isEmpty() ? List.of(first) : dates, DAY);
      }
    }
    for (int step : MONTH_STEPS) {
      List<LocalDate> dates = every(firstMonth(first, step), last, date -> date.plusMonths(step));
      if (dates.size() <= MAX_MONTHS) {
        return new DateTicks(dates, MONTH);
      }
    }
    return years(first, last);
  }

  String label(LocalDate date) {
    return date.format(format);
  }

  private static DateTicks years(LocalDate first, LocalDate last) {
    List<LocalDate> dates = List.of();
    for (int step : YEAR_STEPS) {
      dates = every(firstYear(first, step), last, date -> date.plusYears(step));
      if (dates.size() <= MAX_YEARS) {
        break;
      }
    }
    return new DateTicks(dates, YEAR);
  }

  private static LocalDate firstMonth(LocalDate first, int step) {
    LocalDate month = first.minusDays(1).plusMonths(1).withDayOfMonth(1);
    return month.plusMonths(Math.floorMod(1 - month.getMonthValue(), step));
  }

  private static LocalDate firstYear(LocalDate first, int step) {
    LocalDate year = first.minusDays(1).plusYears(1).withDayOfYear(1);
    return year.plusYears(Math.floorMod(-year.getYear(), step));
  }

  private static List<LocalDate> every(
      LocalDate start, LocalDate last, UnaryOperator<LocalDate> next) {
    List<LocalDate> dates = new ArrayList<>();
    for (LocalDate date = start; !date.isAfter(last); date = next.apply(date)) {
      dates.add(date);
    }
    return dates;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }
}
