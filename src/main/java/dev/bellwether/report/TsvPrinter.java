package dev.bellwether.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tab-separated values, one line per row whatever is in the texts: tab, line feed, carriage return
 * and backslash are written as {@code \t}, {@code \n}, {@code \r} and {@code \\}.
 */
final class TsvPrinter implements OutputPrinter {
  private final Writer out;
  private final boolean header;

  TsvPrinter(Writer out, boolean header) {
    this.out = out;
    this.header = header;
  }

  @Override
  public void begin(List<String> columns) throws IOException {
    if (header) {
      row(columns);
    }
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.write('\t');
      }
      out.write(escape(CellText.machine(values.get(i))));
    }
    out.write('\n');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
