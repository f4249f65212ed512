package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of some columns in the first rows of a file. */
final class Sample {
  /** Longer values are no dates; cutting them bounds the memory of a sample. */
  private static final int LONGEST_VALUE = 100;

  private final Map<String, List<String>> values = new HashMap<>();

  private Sample(List<String> columns) {
    columns.forEach(column -> values.put(column, new ArrayList<>()));
  }

  /** Reads the next rows of an open file, or up to where it breaks if that is behind a row. */
  static Sample of(Rows rows, List<String> columns, int size) {
    Sample sample = new Sample(columns);
    Optional<Entry> entry = rows.next();
    for (int i = 0; i < size && entry.isPresent(); i++) {
      if (entry.get() instanceof Row row) {
        sample.add(row);
      }
      entry = following(rows);
    }
    return sample;
  }

  private static Optional<Entry> following(Rows rows) {
    try {
      return rows.next();
    } catch (BellwetherException e) {
      // who reads the rows themselves meets it again, and tells it
      return Optional.empty();
    }
  }

  private void add(Row row) {
    values.forEach(
        (column, list) -> {
          String value = row.get(column).strip();
          if (!value.isEmpty()) {
            list.add(value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE));
          }
        });
  }

  /** The values in a column that are not blank. */
  List<String> values(String column) {
    return values.getOrDefault(column, List.of());
  }
}
