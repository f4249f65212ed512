package dev.bellwether.mask;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves every date that a text names by as many years and days, and years that stand alone by as
 * many years. Quarters and months without a day stay, and so do the distances between dates (but
 * for leap days), so that what is said of seasons and of "a year earlier" stays true. Weekdays stay
 * as they are written.
 *
 * @param years to add, usually below 0
 * @param days to add to whole dates besides, usually below 0 and less than a quarter
 */
record DateShift(int years, int days) {
  private static final int FEWEST = 3;
  private static final int CHOICES = 7;
  private static final int FEWEST_DAYS = 8;
  private static final int CHOICES_OF_DAYS = 28;

  /** Of dates without a year: one that has a 29 February, from which all shifts are counted. */
  private static final int SOME_YEAR = 2016;

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  /** March and May are words too: as months they have a capital letter. */
  private static final String MONTH =
      "(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
          + "|nov(?:ember)?|dec(?:ember)?)|Mar(?:ch)?|MAR(?:CH)?|May|MAY";

  /** As in March 3rd, Sept. 9 and September 9, 2018. */
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<!\\p{L})(?<month>"
              + MONTH
              + ")(?<dot>\\.?\\s{1,2})(?<day>\\d{1,2})(?<th>st|nd|rd|th)?(?![\\p{L}\\p{N}%]|[.,:]\\d)"
              + "(?:(?<comma>,?\\s{1,2})(?<year>(?:19|20)\\d{2})(?!\\p{N}))?");

  /** As in 9 September 2018 and 3rd of March. */
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}$.,/-])(?<day>\\d{1,2})(?<th>st|nd|rd|th)?(?<dot>\\s(?:of\\s)?)(?<month>"
              + MONTH
              + ")(?!\\p{L})(?:(?<comma>\\.?,?\\s{1,2})(?<year>(?:19|20)\\d{2})(?!\\p{N}))?");

  /** As in 10/12/2016, 3/5/14, 9.9.2018 and 2014-03-05. */
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![\\p{N}/.-])(?:(?<iso>(?:19|20)\\d{2})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})"
              + "|(?<one>\\d{1,2})(?<sign>[/.])(?<two>\\d{1,2})\\k<sign>(?<year>(?:19|20)?\\d{2}))(?![\\p{N}/%])");

  /** A year as a number of its own: no part of an amount, a price or a longer number. */
  private static final Pattern YEAR =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}$\\u20ac\\u00a3.,])((?:FY|CY)?)((?:19|20)\\d{2})(?![\\p{L}\\p{N}%]|[.,]\\d)");

  /** The last two digits of one, where it cannot be anything else. */
  private static final Pattern SHORT_YEAR =
      Pattern.compile(
          "(?<=\\bFY|\\bCY|\\bFY |\\b[1-4]Q|\\bQ[1-4][ '\\u2019]|\\bQ[1-4]|(?<!\\w)['\\u2019])(\\d{2})(?![\\p{N}%]|[.,]\\d)");

  /** So far back, another distance for another text, but always the same for one. */
  static DateShift of(String salt) {
    int hash = salt.hashCode();
    return new DateShift(
        -(FEWEST + Math.floorMod(hash, CHOICES)),
        -(FEWEST_DAYS + Math.floorMod(Math.floorDiv(hash, CHOICES), CHOICES_OF_DAYS)));
  }

  String shift(String text) {
    return shift(text, List.of(MONTH_FIRST, DAY_FIRST, NUMBERS));
  }

  /** Dates of the first form are moved, and what is between them is searched for the others. */
  private String shift(String text, List<Pattern> forms) {
    if (forms.isEmpty()) {
      return shiftYears(text);
    }
    List<Pattern> others = forms.subList(1, forms.size());
    StringBuilder moved = new StringBuilder();
    int from = 0;
    Matcher found = forms.get(0).matcher(text);
    while (found.find()) {
      Optional<String> date = forms.get(0).equals(NUMBERS) ? numbers(found) : words(found);
      if (date.isPresent()) {
        moved.append(shift(text.substring(from, found.start()), others)).append(date.get());
        from = found.end();
      }
    }
    return moved.append(shift(text.substring(from), others)).toString();
  }

  private String shiftYears(String text) {
    String full =
        YEAR.matcher(text)
            .replaceAll(found -> found.group(1) + (Integer.parseInt(found.group(2)) + years));
    return SHORT_YEAR
        .matcher(full)
        .replaceAll(
            found -> Matcher.quoteReplacement(two(Integer.parseInt(found.group(1)) + years)));
  }

  /** Empty if there is no such day. */
  private Optional<LocalDate> moved(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day).plusYears(years).plusDays(days));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<String> words(Matcher found) {
    String name = found.group("month");
    String year = found.group("year");
    return moved(
            year == null ? SOME_YEAR : Integer.parseInt(year),
            month(name),
            Integer.parseInt(found.group("day")))
        .map(
            date -> {
              String day = date.getDayOfMonth() + (found.group("th") == null ? "" : ending(date));
              String month = like(name, MONTHS.get(date.getMonthValue() - 1));
              boolean monthFirst = found.start("month") < found.start("day");
              return (monthFirst ? month : day)
                  + found.group("dot")
                  + (monthFirst ? day : month)
                  + (year == null ? "" : found.group("comma") + date.getYear());
            });
  }

  private static int month(String name) {
    String beginning = name.substring(0, 3).toLowerCase(Locale.ROOT);
    int month = 1;
    while (!MONTHS.get(month - 1).toLowerCase(Locale.ROOT).startsWith(beginning)) {
      month++;
    }
    return month;
  }

  /** As long, and in such letters, as the month was written. */
  private static String like(String written, String name) {
    boolean whole = MONTHS.stream().anyMatch(written::equalsIgnoreCase);
    String month = whole ? name : name.substring(0, 3);
    if (written.equals(written.toUpperCase(Locale.ROOT))) {
      return month.toUpperCase(Locale.ROOT);
    }
    return Character.isLowerCase(written.charAt(0)) ? month.toLowerCase(Locale.ROOT) : month;
  }

  private static String ending(LocalDate date) {
    int day = date.getDayOfMonth();
    if (day / 10 == 1) {
      return "th";
    }
    return switch (day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  private Optional<String> numbers(Matcher found) {
    if (found.group("iso") != null) {
      return moved(
              Integer.parseInt(found.group("iso")),
              Integer.parseInt(found.group("isoMonth")),
              Integer.parseInt(found.group("isoDay")))
          .map(LocalDate::toString);
    }
    String sign = found.group("sign");
    String year = found.group("year");
    int one = Integer.parseInt(found.group("one"));
    int two = Integer.parseInt(found.group("two"));
    boolean dayFirst = sign.equals(".") || one > 12;
    int written = Integer.parseInt(year);
    return moved(
            year.length() == 2 ? 2000 + written : written,
            dayFirst ? two : one,
            dayFirst ? one : two)
        .map(
            date -> {
              int day = date.getDayOfMonth();
              int month = date.getMonthValue();
              return (dayFirst ? day : month)
                  + sign
                  + (dayFirst ? month : day)
                  + sign
                  + (year.length() == 2 ? two(date.getYear()) : date.getYear());
            });
  }

  private static String two(int year) {
    return String.format("%02d", Math.floorMod(year, 100));
  }
}
