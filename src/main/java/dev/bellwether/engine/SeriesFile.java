package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.panel.NumberTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Columns of one number a date, in the order of their dates. */
final class SeriesFile {
  /** Names under which a column of dates, or of bare counts, is known. */
  static final List<String> DATE = List.of("date", "session");

  private final NumberTable table;
  private final int[] order;

  private SeriesFile(NumberTable table, int[] order) {
    this.table = table;
    this.order = order;
  }

  /**
   * The table's rows in the order of its dates; in their own if it has none.
   *
   * @throws BellwetherException naming the row, if a date is none, has a time of day, or comes
   *     twice
   */
  static SeriesFile of(NumberTable table) {
    List<LocalDate> dates = new ArrayList<>();
    table
        .find(DATE)
        .ifPresent(
            column -> {
              List<String> texts = table.texts(column);
              for (int row = 0; row < texts.size(); row++) {
                dates.add(date(table.where(row), texts.get(row)));
              }
            });
    int[] order = IntStream.range(0, table.rows()).toArray();
    if (!dates.isEmpty()) {
      order =
          IntStream.of(order)
              .boxed()
              .sorted(Comparator.comparing(dates::get))
              .mapToInt(i -> i)
              .toArray();
      refuseTwice(table, dates, order);
    }
    return new SeriesFile(table, order);
  }

  /** A date without a time of day: hours decide what was known, so none may be lost in silence. */
  static LocalDate date(String where, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw BellwetherException.usage(
          where + ": '" + text + "' is not a date like 2024-01-31",
          "give dates of sessions, without a time of day or a zone");
    }
  }

  private static void refuseTwice(NumberTable table, List<LocalDate> dates, int[] order) {
    for (int i = 1; i < order.length; i++) {
      if (dates.get(order[i]).equals(dates.get(order[i - 1]))) {
        throw BellwetherException.usage(
            table.where(order[i]) + ": a second row of " + dates.get(order[i]),
            "keep one row for each date");
      }
    }
  }

  /**
   * A column, NaN where there is no number.
   *
   * @throws BellwetherException naming the row, if a number is infinite
   */
  double[] numbers(String column) {
    double[] unordered = table.numbers(column);
    double[] numbers = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      numbers[i] = unordered[order[i]];
      if (Double.isInfinite(numbers[i])) {
        throw BellwetherException.usage(
            table.where(order[i]) + ": infinite in column '" + column + "'",
            "leave cells without a number empty");
      }
    }
    return numbers;
  }
}
