package dev.bellwether.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values with the quoting of RFC 4180, section 2. An empty text is written as a
 * pair of quotes and "no value" as nothing, which DuckDB and PostgreSQL read back as they were.
 */
final class CsvPrinter implements OutputPrinter {
  private static final String EMPTY = "\"\"";

  private final Writer out;

  CsvPrinter(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) throws IOException {
    row(columns);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(field(values.get(i), values.size()));
    }
    out.write('\n');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private static String field(@Nullable Object value, int columns) {
    String text = CellText.machine(value);
    if (text.isEmpty()) {
      // Readers skip a blank line, so the only cell of a row must not be written as nothing.
      return value instanceof String || columns == 1 ? EMPTY : "";
    }
    return needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static boolean needsQuotes(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        || Character.isWhitespace(text.charAt(0))
        || Character.isWhitespace(text.charAt(text.length() - 1));
  }
}
