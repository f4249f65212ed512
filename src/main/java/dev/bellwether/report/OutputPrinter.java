package dev.bellwether.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one result as it arrives: {@code begin}, any number of {@code row}s, {@code end}. A failed
 * write has left an incomplete result behind. Not for use by several threads.
 */
public interface OutputPrinter {
  /**
   * Starts the result.
   *
   * @param columns names in snake case
   */
  void begin(List<String> columns) throws IOException;

  /**
   * Adds a row.
   *
   * @param values as many as there are columns; which types are known says {@link Table}, any other
   *     is written as its {@code toString}
   */
  void row(List<? extends @Nullable Object> values) throws IOException;

  /** Completes the result and flushes what it was written to, without closing it. */
  void end() throws IOException;

  /** Writes a whole table. */
  default void print(Table table) throws IOException {
    begin(table.columns());
    for (List<? extends @Nullable Object> row : table.rows()) {
      row(row);
    }
    end();
  }
}
