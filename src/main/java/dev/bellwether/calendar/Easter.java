package dev.bellwether.calendar;

import java.time.LocalDate;

/** When Easter falls; Good Friday, two days earlier, is the one holiday that follows the moon. */
final class Easter {
  private Easter() {}

  /**
   * Easter Sunday of a year of the Gregorian calendar.
   *
   * <p>Source: J. Meeus, Astronomical Algorithms (Willmann-Bell 1991), chapter 8, "Date of Easter";
   * the letters are the book's.
   */
  static LocalDate sunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
