package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out how the dates of one column are written. One column is written in one way: the way that
 * reads most of a sample. What it does not read is rejected row by row.
 */
final class DateFormats {
  /** How many values are looked at. */
  static final int SAMPLE = 10_000;

  /** A notation that reads less than half of the sample is not the column's notation. */
  private static final double LEAST_SHARE = 0.5;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final String HINT = "pass --date-format, such as --date-format dd/MM/yyyy";

  private DateFormats() {}

  /**
   * How the values are written.
   *
   * @param where file and column, for messages
   * @param sample values that are not blank; without any, ISO is assumed
   * @param pattern what the user says; wins, but must read something. The pattern of a {@link
   *     DateNotation} means that notation, with any time behind it
   * @throws BellwetherException if nothing fits, or if day and month can not be told apart
   */
  static DateReader detect(String where, List<String> sample, Optional<String> pattern) {
    if (pattern.isPresent()) {
      return explicit(where, sample, pattern.get());
    }
    if (sample.isEmpty()) {
      return DateNotation.ISO;
    }
    DateNotation best =
        Arrays.stream(DateNotation.values())
            .max(Comparator.comparingLong((DateNotation n) -> readable(n, sample)))
            .orElseThrow();
    if (readable(best, sample) < LEAST_SHARE * sample.size() || readable(best, sample) == 0) {
      throw BellwetherException.usage(
          "cannot tell how the dates in " + where + " are written, such as " + examples(sample),
          HINT);
    }
    return best == DateNotation.MONTH_FIRST || best == DateNotation.DAY_FIRST
        ? unambiguous(where, sample)
        : best;
  }

  private static DateReader explicit(String where, List<String> sample, String pattern) {
    DateReader reader =
        Arrays.stream(DateNotation.values())
            .filter(n -> n.pattern().equals(pattern))
            .map(DateReader.class::cast)
            .findFirst()
            .orElseGet(() -> DatePattern.of(pattern));
    if (!sample.isEmpty() && readable(reader, sample) == 0) {
      throw BellwetherException.usage(
          "'" + pattern + "' reads no date in " + where + ", such as " + examples(sample),
          "compare the pattern with the values");
    }
    return reader;
  }

  private static DateReader unambiguous(String where, List<String> sample) {
    Optional<String> onlyMonthFirst =
        onlyBy(DateNotation.MONTH_FIRST, DateNotation.DAY_FIRST, sample);
    Optional<String> onlyDayFirst =
        onlyBy(DateNotation.DAY_FIRST, DateNotation.MONTH_FIRST, sample);
    if (onlyMonthFirst.isPresent() && onlyDayFirst.isPresent()) {
      throw BellwetherException.usage(
          where
              + " mixes month/day and day/month: "
              + Reject.quote(onlyMonthFirst.get())
              + ", "
              + Reject.quote(onlyDayFirst.get()),
          HINT + " to reject the others");
    }
    if (onlyMonthFirst.isEmpty() && onlyDayFirst.isEmpty()) {
      throw ambiguous(where, sample);
    }
    return onlyMonthFirst.isPresent() ? DateNotation.MONTH_FIRST : DateNotation.DAY_FIRST;
  }

  private static Optional<String> onlyBy(DateReader one, DateReader other, List<String> sample) {
    return sample.stream()
        .filter(value -> one.read(value).isPresent() && other.read(value).isEmpty())
        .findFirst();
  }

  private static BellwetherException ambiguous(String where, List<String> sample) {
    String value =
        sample.stream()
            .filter(v -> DateNotation.MONTH_FIRST.read(v).isPresent())
            .max(Comparator.comparing((String v) -> differs(v)))
            .orElseThrow();
    String readings =
        reading(DateNotation.DAY_FIRST, value) + " or " + reading(DateNotation.MONTH_FIRST, value);
    return BellwetherException.usage(
        "cannot tell day from month in "
            + where
            + ": "
            + Reject.quote(value)
            + " can be "
            + readings,
        "pass --date-format dd/MM/yyyy or --date-format MM/dd/yyyy");
  }

  private static boolean differs(String value) {
    return !reading(DateNotation.DAY_FIRST, value).equals(reading(DateNotation.MONTH_FIRST, value));
  }

  private static String reading(DateReader reader, String value) {
    return reader.read(value).map(m -> m.date().format(DAY)).orElse("unreadable");
  }

  private static long readable(DateReader reader, List<String> sample) {
    return sample.stream().filter(value -> reader.read(value).isPresent()).count();
  }

  private static String examples(List<String> sample) {
    return sample.stream().limit(2).map(Reject::quote).reduce((a, b) -> a + ", " + b).orElse("");
  }
}
