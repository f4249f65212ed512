package dev.bellwether.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns for a terminal. The first rows are held back to measure the columns; the widths
 * then stay, and the rest is written as it comes. In a table of names and values a long value goes
 * on in the next line instead of being cut.
 */
final class TablePrinter implements OutputPrinter {
  static final int MEASURED_ROWS = 10_000;

  private final Writer out;
  private final int width;
  private final List<List<String>> held = new ArrayList<>();
  private final BitSet numbers = new BitSet();
  private final BitSet texts = new BitSet();
  private List<String> columns = List.of();
  private @Nullable ColumnLayout layout;

  TablePrinter(Writer out, int width) {
    this.out = out;
    this.width = width;
  }

  @Override
  public void begin(List<String> names) {
    columns = names.stream().map(TerminalText::safe).toList();
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    List<String> cells = values.stream().map(this::cell).toList();
    if (layout != null) {
      write(cells, layout);
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        (values.get(i) instanceof Number ? numbers : texts).set(i);
      }
    }
    held.add(cells);
    if (held.size() == MEASURED_ROWS) {
      release();
    }
  }

  @Override
  public void end() throws IOException {
    if (layout == null) {
      release();
    }
    out.flush();
  }

  private String cell(@Nullable Object value) {
    String text = TerminalText.safe(CellText.human(value));
    return width > 0 && !wraps() && !(value instanceof Number)
        ? DisplayWidth.cut(text, width)
        : text;
  }

  private void release() throws IOException {
    List<Boolean> right =
        IntStream.range(0, columns.size()).mapToObj(i -> numbers.get(i) && !texts.get(i)).toList();
    List<List<String>> measured = new ArrayList<>(held);
    measured.add(columns);
    ColumnLayout fitted = ColumnLayout.fit(measured, right, width);
    layout = fitted;
    write(fitted.line(columns));
    write(fitted.rule());
    for (List<String> row : held) {
      write(row, fitted);
    }
    held.clear();
  }

  private boolean wraps() {
    return width > 0 && columns.size() == 2;
  }

  private void write(List<String> row, ColumnLayout fitted) throws IOException {
    if (!wraps() || DisplayWidth.of(row.get(1)) <= fitted.width(1)) {
      write(fitted.line(row));
      return;
    }
    String name = row.get(0);
    for (String part : TextLines.wrap(row.get(1), fitted.width(1)).split("\n", -1)) {
      if (!part.isEmpty()) {
        write(fitted.line(List.of(name, part)));
        name = "";
      }
    }
  }

  private void write(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }
}
