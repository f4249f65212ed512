package dev.bellwether.ingest.panel;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a long table, {@code date, asset[, sector], value}: one row for each date and asset, in any
 * order, columns in any order, others ignored. Dates are sessions, so they have no time of day and
 * no zone; a table that has them is refused, since hours decide what was known.
 */
public final class DatedNumbersReader {
  private static final List<String> DATE = List.of("date", "session");
  private static final List<String> ASSET = List.of("asset", "ticker", "symbol");
  private static final List<String> GROUP = List.of("sector", "group");
  private final Quantity quantity;
  private final CsvRows csv;
  private final String name;
  private final int date;
  private final int asset;
  private final int value;
  private final int group;
  private final Days days = new Days();
  private final Names assets = new Names();
  private final Names groups = new Names();
  private final Reasons reasons = new Reasons();
  private final List<double[]> byDate = new ArrayList<>();
  private int[] groupOf = new int[0];
  private long rows;

  private DatedNumbersReader(Path file, Quantity quantity, CsvRows csv) {
    this.quantity = quantity;
    this.csv = csv;
    this.name = String.valueOf(file.getFileName());
    this.date = column(DATE);
    this.asset = column(ASSET);
    this.value = column(quantity.columns());
    this.group =
        GROUP.stream().mapToInt(csv.header()::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }

  /**
   * Reads the whole file.
   *
   * @throws BellwetherException if it lacks a column, has no usable row, has dates with a time of
   *     day, or two different values for one date and asset
   */
  public static DatedNumbers read(Path file, Quantity quantity) throws IOException {
    try (CsvRows csv = CsvRows.open(file)) {
      return new DatedNumbersReader(file, quantity, csv).read(file);
    }
  }

  private int column(List<String> names) {
    return names.stream()
        .map(csv.header()::indexOf)
        .filter(index -> index >= 0)
        .findFirst()
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    name + " has no column '" + names.get(0) + "'",
                    "its columns are: " + String.join(", ", csv.header())));
  }

  private DatedNumbers read(Path file) throws IOException {
    int cells = csv.header().size();
    while (csv.next()) {
      rows++;
      if (csv.broken()) {
        reject("quotes that do not match");
      } else if (csv.columns() != cells) {
        reject("more or fewer cells than the header");
      } else {
        readRow();
      }
    }
    if (assets.size() == 0) {
      throw BellwetherException.usage(
          name + " has no usable row" + because(), "rows look like 2024-01-31,AAPL,1.5");
    }
    Optional<List<String>> groupNames =
        group < 0
            ? Optional.empty()
            : Optional.of(
                Arrays.stream(groupOf, 0, assets.size())
                    .mapToObj(id -> id == 0 ? "" : groups.text(id - 1))
                    .toList());
    return new DatedNumbers(
        file,
        days.epochDays(),
        assets.texts(),
        groupNames,
        byDate.toArray(double[][]::new),
        rows,
        reasons);
  }

  private String because() {
    return reasons.firsts().entrySet().stream()
        .map(first -> "; " + first.getValue() + ": " + first.getKey())
        .findFirst()
        .orElse("");
  }

  private void readRow() {
    byte[] bytes = csv.bytes();
    int day = days.of(bytes, csv.from(date), csv.to(date));
    if (day < 0) {
      refuseMoment(day);
      reject("a date that is not like 2024-01-31");
    } else if (csv.from(asset) == csv.to(asset)) {
      reject("no asset");
    } else {
      double number = Decimals.parse(bytes, csv.from(value), csv.to(value));
      if (Double.isFinite(number) && quantity.accepts(number)) {
        int id = assets.of(bytes, csv.from(asset), csv.to(asset));
        place(day, id, number);
        group(id);
      } else {
        leaveOut(number);
      }
    }
  }

  private void refuseMoment(int day) {
    if (day == Days.MOMENT) {
      throw BellwetherException.usage(
          where() + ": '" + csv.text(date) + "' has a time of day or a zone",
          "give the exchange's date of the session, such as 2024-01-31: hours decide what was"
              + " known");
    }
  }

  private void place(int day, int id, double number) {
    while (byDate.size() <= day) {
      byDate.add(emptied(new double[Math.max(16, assets.size())], 0));
    }
    double[] values = byDate.get(day);
    if (id >= values.length) {
      values = emptied(Arrays.copyOf(values, Math.max(id + 1, 2 * values.length)), values.length);
      byDate.set(day, values);
    }
    double before = values[id];
    if (Double.isNaN(before)) {
      values[id] = number;
    } else if (before == number) {
      reasons.count(quantity.noun() + ": the same row again");
    } else {
      throw BellwetherException.usage(
          "%s: a second %s of %s on %s: %s, where an earlier row has %s"
              .formatted(where(), quantity.noun(), csv.text(asset), csv.text(date), number, before),
          "keep one row for each date and asset");
    }
  }

  private static double[] emptied(double[] values, int from) {
    Arrays.fill(values, from, values.length, Double.NaN);
    return values;
  }

  /** A group is 1 more than its number; 0 is none yet. */
  private void group(int id) {
    if (group < 0) {
      return;
    }
    if (id >= groupOf.length) {
      groupOf = Arrays.copyOf(groupOf, Math.max(id + 1, 2 * groupOf.length));
    }
    int from = csv.from(group);
    int to = csv.to(group);
    if (from < to) {
      int found = 1 + groups.of(csv.bytes(), from, to);
      if (groupOf[id] == 0) {
        groupOf[id] = found;
      } else if (groupOf[id] != found) {
        reasons.count("sector: not that of the asset's first row, which was used instead");
      }
    }
  }

  private void leaveOut(double number) {
    String word = csv.text(value);
    if (Double.isInfinite(number) || NumberTable.Words.isInfinite(word)) {
      reasons.count(quantity.noun() + ": infinite");
    } else if (!Double.isNaN(number)) {
      reasons.count(quantity.noun() + ": not above 0");
    } else if (NumberTable.Words.isNothing(word)) {
      reasons.count(quantity.noun() + ": missing");
    } else {
      reject("not a number");
    }
  }

  private void reject(String reason) {
    reasons.reject(quantity.noun() + " row: " + reason, where());
  }

  private String where() {
    return name + ":" + csv.line();
  }
}
