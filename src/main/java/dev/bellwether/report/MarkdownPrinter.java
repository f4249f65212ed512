package dev.bellwether.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipe table of GitHub Flavored Markdown. Columns whose first value is a number are aligned to
 * the right.
 */
final class MarkdownPrinter implements OutputPrinter {
  private final Writer out;
  private List<String> columns = List.of();
  private boolean started;

  MarkdownPrinter(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {
    columns = names;
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    start(values);
    List<String> cells = new ArrayList<>();
    for (Object value : values) {
      cells.add(value instanceof List<?> ? CellText.human(value) : CellText.machine(value));
    }
    out.write(MarkdownText.row(cells));
  }

  @Override
  public void end() throws IOException {
    start(Collections.nCopies(columns.size(), ""));
    out.flush();
  }

  private void start(List<? extends @Nullable Object> firstRow) throws IOException {
    if (!started) {
      started = true;
      out.write(MarkdownText.row(columns));
      out.write(MarkdownText.rule(firstRow.stream().map(v -> v instanceof Number).toList()));
    }
  }
}
