package dev.bellwether.ingest.feed;

import dev.bellwether.ingest.ZoneNames;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates as they are seen in feeds: RFC 822 and 2822 in every order of day and month, asctime,
 * W3C-DTF and ISO 8601. What is left over makes a date unreadable.
 */
final class FeedTimes {
  private static final int LONGEST = 80;

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,3})-(\\d{1,2})(?:[Tt ]+(\\d{1,2}:\\d{2}(?::\\d{2})?)(?:[.,](\\d{1,9})\\d*)?"
              + "\\s*(\\S*))?");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?");
  private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-])(\\d{1,2}):?(\\d{2})?");
  private static final Pattern YEAR = Pattern.compile("\\d{2}|\\d{4}");
  private static final Pattern DAY = Pattern.compile("\\d{1,2}");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private FeedTimes() {}

  /** What a text says; empty when it is not understood. */
  static Optional<FeedTime> read(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Matcher iso = ISO.matcher(stripped);
      return iso.matches() ? iso(iso) : words(stripped);
    } catch (DateTimeException noSuchDate) {
      return Optional.empty();
    }
  }

  private static Optional<FeedTime> iso(Matcher iso) {
    LocalDate date = LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
    if (iso.group(4) == null) {
      return Optional.of(new FeedTime.Day(date));
    }
    Optional<LocalTime> clock = clock(iso.group(4));
    String fraction = iso.group(5) == null ? "" : iso.group(5);
    int nanos = fraction.isEmpty() ? 0 : number((fraction + "00000000").substring(0, 9));
    return clock.flatMap(time -> at(date.atTime(time.withNano(nanos)), iso.group(6)));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Optional<LocalTime> clock(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return Optional.empty();
    }
    int second = clock.group(3) == null ? 0 : number(clock.group(3));
    return Optional.of(LocalTime.of(number(clock.group(1)), number(clock.group(2)), second));
  }

  private static Optional<FeedTime> at(LocalDateTime time, String zone) {
    if (zone.isEmpty()) {
      return Optional.of(new FeedTime.Unzoned(time));
    }
    return zone(zone).map(z -> new FeedTime.Exact(time.atZone(z).toInstant()));
  }

  private static Optional<ZoneId> zone(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    Matcher offset = OFFSET.matcher(upper);
    if (offset.matches()) {
      int minutes = offset.group(3) == null ? 0 : number(offset.group(3));
      int seconds = (number(offset.group(2)) * 60 + minutes) * 60;
      int signed = offset.group(1).equals("-") ? -seconds : seconds;
      return minutes > 59 ? Optional.empty() : Optional.of(ZoneOffset.ofTotalSeconds(signed));
    }
    if (text.indexOf('/') > 0) {
      return Optional.of(ZoneId.of(text));
    }
    return ZoneNames.zone(upper);
  }

  /** Words in any order: of the two numbers the first that can be a day is one. */
  private static Optional<FeedTime> words(String text) {
    List<String> rest = new ArrayList<>();
    Optional<LocalTime> clock = Optional.empty();
    int month = 0;
    for (String word : text.replace(',', ' ').strip().split("\\s+", -1)) {
      String lower = word.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
      if (CLOCK.matcher(word).matches() && clock.isEmpty()) {
        clock = clock(word);
      } else if (month == 0 && lower.length() >= 3 && isOf(MONTHS, lower)) {
        month = MONTHS.indexOf(lower.substring(0, 3)) + 1;
      } else if (!isOf(DAYS, lower)) {
        rest.add(word);
      }
    }
    return month == 0 ? Optional.empty() : assembled(month, clock, rest);
  }

  private static boolean isOf(List<String> names, String word) {
    return word.length() >= 3
        && word.chars().allMatch(Character::isLetter)
        && names.contains(word.substring(0, 3));
  }

  private static Optional<FeedTime> assembled(
      int month, Optional<LocalTime> clock, List<String> rest) {
    Optional<String> day = take(rest, DAY);
    Optional<String> year = take(rest, YEAR);
    if (day.isEmpty() || year.isEmpty()) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.of(year(year.get()), month, number(day.get()));
    if (clock.isEmpty()) {
      return rest.isEmpty() ? Optional.of(new FeedTime.Day(date)) : Optional.empty();
    }
    Optional<LocalTime> time = halved(clock.get(), rest);
    String zone = String.join("", rest);
    return time.flatMap(t -> at(date.atTime(t), zone));
  }

  private static Optional<String> take(List<String> words, Pattern pattern) {
    for (int i = 0; i < words.size(); i++) {
      if (pattern.matcher(words.get(i)).matches()) {
        return Optional.of(words.remove(i));
      }
    }
    return Optional.empty();
  }

  /** Two digits are of this century up to 2068, as POSIX has it. */
  private static int year(String digits) {
    int year = number(digits);
    return digits.length() == 4 ? year : year + (year < 69 ? 2000 : 1900);
  }

  /** With AM or PM behind it, which is taken out of the words. */
  private static Optional<LocalTime> halved(LocalTime time, List<String> rest) {
    boolean am = rest.removeIf(word -> word.equalsIgnoreCase("am"));
    boolean pm = rest.removeIf(word -> word.equalsIgnoreCase("pm"));
    if (!am && !pm) {
      return Optional.of(time);
    }
    boolean twelve = time.getHour() >= 1 && time.getHour() <= 12;
    return twelve
        ? Optional.of(time.withHour(time.getHour() % 12 + (pm ? 12 : 0)))
        : Optional.empty();
  }
}
