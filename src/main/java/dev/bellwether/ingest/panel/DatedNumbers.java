package dev.bellwether.ingest.panel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One number for each date and asset, as read from a file, rows in any order.
 *
 * <p>Memory is 8 bytes x dates x assets, until {@link #layOut} hands it over.
 */
public final class DatedNumbers {
  private final Path file;
  private final int[] epochDays;
  private final List<String> assets;
  private final Optional<List<String>> groups;
  private final double[][] byDate;
  private final long rows;
  private final Reasons reasons;

  DatedNumbers(
      Path file,
      int[] epochDays,
      List<String> assets,
      Optional<List<String>> groups,
      double[][] byDate,
      long rows,
      Reasons reasons) {
    this.file = file;
    this.epochDays = epochDays;
    this.assets = assets;
    this.groups = groups;
    this.byDate = byDate;
    this.rows = rows;
    this.reasons = reasons;
  }

  /** Where it comes from. */
  public Path file() {
    return file;
  }

  /** All dates that have a number, as days since 1970-01-01, rising. */
  public int[] epochDays() {
    return IntStream.range(0, byDate.length)
        .filter(date -> Arrays.stream(byDate[date]).anyMatch(value -> !Double.isNaN(value)))
        .map(date -> epochDays[date])
        .sorted()
        .toArray();
  }

  /** All assets in the order of their characters. */
  public SortedSet<String> assets() {
    return new TreeSet<>(assets);
  }

  /** The group of each asset, if the table has groups; empty text for none. */
  public Optional<Map<String, String>> groups() {
    return groups.map(
        of -> {
          Map<String, String> byAsset = new HashMap<>();
          for (int i = 0; i < of.size(); i++) {
            byAsset.put(assets.get(i), of.get(i));
          }
          return byAsset;
        });
  }

  /** Rows read, used or not. */
  public long rows() {
    return rows;
  }

  /** Why rows are not used. */
  public Reasons reasons() {
    return reasons;
  }

  /** The numbers on a grid, and what was left over. */
  public record Grid(double[] cells, long otherDates, long otherAssets) {}

  /**
   * Moves the numbers onto a grid: that of date i and asset j to {@code i * assets + j}, NaN where
   * there is none. Numbers of other dates, and those of the grid's dates but other assets, are
   * counted. Can be done once.
   */
  public Grid layOut(int[] days, List<String> columns) {
    Map<Integer, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < days.length; row++) {
      rowOf.put(days[row], row);
    }
    int[] columnOf = columnsOf(columns);
    double[] cells = new double[Math.multiplyExact(days.length, columns.size())];
    Arrays.fill(cells, Double.NaN);
    long otherDates = 0;
    long otherAssets = 0;
    for (int date = 0; date < byDate.length; date++) {
      double[] values = byDate[date];
      byDate[date] = new double[0];
      Integer row = rowOf.get(epochDays[date]);
      for (int asset = 0; asset < Math.min(values.length, columnOf.length); asset++) {
        if (!Double.isNaN(values[asset])) {
          if (row == null) {
            otherDates++;
          } else if (columnOf[asset] < 0) {
            otherAssets++;
          } else {
            cells[row * columns.size() + columnOf[asset]] = values[asset];
          }
        }
      }
    }
    return new Grid(cells, otherDates, otherAssets);
  }

  private int[] columnsOf(List<String> columns) {
    Map<String, Integer> byName = new HashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      byName.put(columns.get(column), column);
    }
    return assets.stream().mapToInt(asset -> byName.getOrDefault(asset, -1)).toArray();
  }
}
