package dev.bellwether.ingest.live;

import dev.bellwether.Outcome;
import dev.bellwether.ingest.file.Entry;
import dev.bellwether.ingest.file.JsonColumns;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.file.Row;
import dev.bellwether.ingest.file.Rows;
import dev.bellwether.ingest.file.TextLines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes rows that come one at a time, and what could not become one. */
public interface RowSink {

  /** Takes one row; or says why it is of no use. */
  Optional<String> take(Map<String, String> columns);

  /**
   * What could not be taken.
   *
   * @param number which it is, from 1; 0 if it is none in particular
   * @param raw how it stands in the source
   */
  void reject(long number, String reason, String raw);

  /** One row, taken or rejected. */
  default void row(long number, Map<String, String> columns, String raw) {
    take(columns).ifPresent(reason -> reject(number, reason, raw));
  }

  /** One JSON object. */
  default void json(long number, String json) {
    Outcome<Map<String, String>> columns = JsonColumns.read(json);
    if (columns instanceof Outcome.Done<Map<String, String>> done) {
      row(number, done.value(), json);
    } else if (columns instanceof Outcome.Failed<Map<String, String>> failed) {
      reject(number, failed.reason(), json);
    }
  }

  /** One JSON object on a line. */
  default void line(TextLines.Line line) {
    if (line.problem().isEmpty()) {
      json(line.number(), line.text());
    } else {
      reject(line.number(), line.problem(), line.text());
    }
  }

  /**
   * A table to its end.
   *
   * @param ended false if nothing ends its last line: where columns are missing from that, somebody
   *     is still writing, and a number in it may be cut
   */
  default void table(Rows rows, boolean ended) {
    List<String> names = rows.columns();
    Optional<Entry> entry = rows.next();
    while (entry.isPresent()) {
      Optional<Entry> next = rows.next();
      if (entry.get() instanceof Row row) {
        Map<String, String> columns = new LinkedHashMap<>();
        names.forEach(column -> columns.put(column, row.get(column)));
        boolean cut = !ended && next.isEmpty() && lacksColumns(row, names);
        if (cut) {
          reject(row.line(), "the last line is not finished", row.raw());
        } else {
          row(row.line(), columns, row.raw());
        }
      } else if (entry.get() instanceof Reject reject) {
        reject(reject.line(), reject.reason(), reject.raw());
      }
      entry = next;
    }
  }

  private static boolean lacksColumns(Row row, List<String> names) {
    String raw = row.raw();
    boolean blank = raw.isEmpty() || ",;|\t\"".indexOf(raw.charAt(raw.length() - 1)) >= 0;
    return !blank && row.get(names.get(names.size() - 1)).isEmpty();
  }
}
