package dev.bellwether.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves every year that a text names by as many years. Days, months and quarters stay, so that what
 * is said of seasons and of "a year earlier" stays true.
 *
 * @param years to add, usually below 0
 */
record DateShift(int years) {
  private static final int FEWEST = 3;
  private static final int CHOICES = 7;

  /** A year as a number of its own: no part of an amount, a price or a longer number. */
  private static final Pattern YEAR =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}$\\u20ac\\u00a3.,])((?:FY|CY)?)((?:19|20)\\d{2})(?![\\p{L}\\p{N}%]|[.,]\\d)");

  /** The last two digits of one, where it cannot be anything else. */
  private static final Pattern SHORT_YEAR =
      Pattern.compile(
          "(?<=\\bFY|\\bCY|\\bFY |\\b[1-4]Q|\\bQ[1-4][ '\\u2019]|\\bQ[1-4]|\\d/\\d{1,2}/|(?<!\\w)['\\u2019])(\\d{2})(?![\\p{N}%]|[.,]\\d)");

  /** So many years back, another number for another text, but always the same for one. */
  static DateShift of(String salt) {
    return new DateShift(-(FEWEST + Math.floorMod(salt.hashCode(), CHOICES)));
  }

  String shift(String text) {
    String full =
        YEAR.matcher(text)
            .replaceAll(found -> found.group(1) + (Integer.parseInt(found.group(2)) + years));
    return SHORT_YEAR
        .matcher(full)
        .replaceAll(found -> Matcher.quoteReplacement(two(found.group(1))));
  }

  private String two(String digits) {
    return String.format("%02d", Math.floorMod(Integer.parseInt(digits) + years, 100));
  }
}
