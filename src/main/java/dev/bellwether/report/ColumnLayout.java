package dev.bellwether.report;

import java.util.List;
import java.util.stream.IntStream;

/** Aligned columns, two spaces apart, that fit a line where they can. */
final class ColumnLayout {
  private static final int GAP = 2;
  private static final int NARROWEST = 4;
  private static final int ELLIPSIS = 1;

  /** Of a run's id, and of a time to the second. */
  private static final int ID = 20;

  private final int[] widths;
  private final List<Boolean> right;
  private final boolean limited;

  private ColumnLayout(int[] widths, List<Boolean> right, boolean limited) {
    this.widths = widths;
    this.right = right;
    this.limited = limited;
  }

  /**
   * Columns as wide as their widest cell. If a line would be longer than {@code width}, columns
   * aligned to the left are narrowed: first the long ones to the width of an id or a time, then the
   * widest of all, so that ids can be copied. The others hold numbers, and a cut number would be a
   * wrong number.
   *
   * @param rows what to measure, the header among them
   * @param right which columns are aligned to the right
   * @param width columns of the terminal; 0 = no limit
   */
  static ColumnLayout fit(List<List<String>> rows, List<Boolean> right, int width) {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    if (width > 0) {
      narrow(widths, right, width - GAP * (widths.length - 1));
    }
    return new ColumnLayout(widths, right, width > 0);
  }

  /** Columns of the terminal that a column of the table takes. */
  int width(int column) {
    return widths[column];
  }

  /** One line without its line feed; texts that do not fit are cut. */
  String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i > 0 ? " ".repeat(GAP) : "");
      String text = cells.get(i);
      String cell = limited && !right.get(i) ? DisplayWidth.cut(text, widths[i]) : text;
      String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cell)));
      line.append(right.get(i) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  /** A line of dashes below a header. */
  String rule() {
    return line(IntStream.of(widths).mapToObj("-"::repeat).toList());
  }

  private static void narrow(int[] widths, List<Boolean> right, int room) {
    cap(widths, right, room, ID);
    int excess = IntStream.of(widths).sum() - room;
    int widest = widest(widths, right);
    if (excess > 0 && widest >= 0 && widths[widest] - excess >= ELLIPSIS) {
      widths[widest] -= excess;
    }
    cap(widths, right, room, NARROWEST);
  }

  private static void cap(int[] widths, List<Boolean> right, int room, int narrowest) {
    int cap = IntStream.of(widths).max().orElse(0);
    while (cap > narrowest && total(widths, right, cap) > room) {
      cap--;
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(widths, right, cap, i);
    }
  }

  /** Of equals the last: what comes first says which row it is. */
  private static int widest(int[] widths, List<Boolean> right) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (!right.get(i) && (widest < 0 || widths[i] >= widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static int total(int[] widths, List<Boolean> right, int cap) {
    return IntStream.range(0, widths.length).map(i -> width(widths, right, cap, i)).sum();
  }

  private static int width(int[] widths, List<Boolean> right, int cap, int i) {
    return right.get(i) ? widths[i] : Math.min(widths[i], cap);
  }
}
