package dev.bellwether.ingest.panel;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A table of a header and rows, columns of numbers but for some of texts, all in memory. */
public final class NumberTable {
  private static final int FIRST_ROOM = 1024;

  private final String name;
  private final List<String> header;
  private final double[][] numbers;
  private final Map<Integer, List<String>> texts = new TreeMap<>();
  private int[] lines = new int[FIRST_ROOM];
  private int rows;

  private NumberTable(String name, List<String> header, Set<String> textual) {
    this.name = name;
    this.header = header;
    this.numbers = new double[header.size()][FIRST_ROOM];
    for (int column = 0; column < header.size(); column++) {
      if (textual.contains(header.get(column))) {
        texts.put(column, new ArrayList<>());
      }
    }
  }

  /**
   * Reads the whole file. A cell without a number, such as an empty one or NaN, is NaN.
   *
   * @param textual columns, in lower case, whose cells are texts
   * @throws BellwetherException naming file and line, if a row has more or fewer cells than the
   *     header, or a cell is neither a number nor empty
   */
  public static NumberTable read(Path file, Set<String> textual) throws IOException {
    try (CsvRows csv = CsvRows.open(file)) {
      NumberTable table =
          new NumberTable(String.valueOf(file.getFileName()), csv.header(), textual);
      while (csv.next()) {
        table.add(csv);
      }
      return table;
    }
  }

  /** Reads the whole file, every cell as a text. */
  public static NumberTable readTexts(Path file) throws IOException {
    try (CsvRows csv = CsvRows.open(file)) {
      List<String> header = csv.header();
      NumberTable table =
          new NumberTable(String.valueOf(file.getFileName()), header, Set.copyOf(header));
      while (csv.next()) {
        table.add(csv);
      }
      return table;
    }
  }

  private void add(CsvRows csv) {
    if (csv.broken() || csv.columns() != header.size()) {
      throw BellwetherException.usage(
          name
              + ":"
              + csv.line()
              + ": "
              + csv.columns()
              + " cells where the header has "
              + header.size(),
          "each row needs all cells, empty ones too");
    }
    for (int column = 0; column < header.size(); column++) {
      if (texts.containsKey(column)) {
        texts.getOrDefault(column, List.of()).add(csv.text(column));
      } else {
        if (rows == numbers[column].length) {
          numbers[column] = Arrays.copyOf(numbers[column], 2 * rows);
        }
        numbers[column][rows] = number(csv, column);
      }
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    lines[rows++] = (int) csv.line();
  }

  private double number(CsvRows csv, int column) {
    double number = Decimals.parse(csv.bytes(), csv.from(column), csv.to(column));
    if (Double.isNaN(number)) {
      String word = csv.text(column);
      if (Words.isInfinite(word)) {
        return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
      if (!Words.isNothing(word)) {
        throw BellwetherException.usage(
            name
                + ":"
                + csv.line()
                + ": '"
                + word
                + "' in column '"
                + header.get(column)
                + "' is not a number",
            "leave cells without a number empty");
      }
    }
    return number;
  }

  /** Column names in lower case. */
  public List<String> header() {
    return header;
  }

  /** How many rows. */
  public int rows() {
    return rows;
  }

  /** Where a row stands, such as {@code file.csv:17}. */
  public String where(int row) {
    return name + ":" + lines[row];
  }

  /** The column of the first of these names that the table has. */
  public Optional<String> find(List<String> names) {
    return names.stream().filter(header::contains).findFirst();
  }

  /**
   * The same.
   *
   * @throws BellwetherException if it has none
   */
  public String require(List<String> names) {
    return find(names)
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    name + " has no column '" + names.get(0) + "'",
                    "its columns are: " + String.join(", ", header)));
  }

  /** A column of numbers; NaN where there is none. */
  public double[] numbers(String column) {
    return Arrays.copyOf(numbers[header.indexOf(column)], rows);
  }

  /** A column that was read as texts. */
  public List<String> texts(String column) {
    return List.copyOf(texts.getOrDefault(header.indexOf(column), List.of()));
  }

  /** Words that stand for numbers. */
  static final class Words {
    private static final Set<String> NOTHING =
        Set.of("", "nan", "na", "n/a", "null", "none", "-", "<na>");
    private static final Set<String> INFINITE =
        Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    private Words() {}

    static boolean isNothing(String word) {
      return NOTHING.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isInfinite(String word) {
      return INFINITE.contains(word.toLowerCase(Locale.ROOT));
    }
  }
}
