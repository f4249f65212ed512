package dev.bellwether.ingest.file;

import java.util.List;
import java.util.Map;

/**
 * The fields of one row whose columns are its own: what the user says, else a usual name. Guesses
 * ignore case and punctuation.
 *
 * @param row column to value
 * @param mapping field to column, as the user says
 * @param usual field to the names that its column has elsewhere, the more telling first, in letters
 *     and digits only
 */
public record NamedFields(
    Map<String, String> row, Map<String, String> mapping, Map<String, List<String>> usual) {

  /** The stripped value of a field; empty when the row has none. */
  public String get(String field) {
    String said = mapping.get(field);
    if (said != null) {
      return row.getOrDefault(said, "").strip();
    }
    for (String name : usual.getOrDefault(field, List.of())) {
      String value = byPlainName(name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** Columns that the user gave to a field are no longer guessed for another. */
  private String byPlainName(String plain) {
    for (Map.Entry<String, String> column : row.entrySet()) {
      boolean given = mapping.containsValue(column.getKey());
      if (!given && ColumnNames.plain(column.getKey()).equals(plain)) {
        return column.getValue().strip();
      }
    }
    return "";
  }
}
