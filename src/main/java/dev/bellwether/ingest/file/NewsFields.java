package dev.bellwether.ingest.file;

import java.util.List;
import java.util.Map;

/** The fields of one object whose columns are its own: what the user says, else a usual name. */
record NewsFields(Map<String, String> row, Map<String, String> mapping) {

  /** The stripped value of a field; empty when the object has none. */
  String get(String field) {
    String said = mapping.get(field);
    if (said != null) {
      return row.getOrDefault(said, "").strip();
    }
    for (String usual : NewsColumns.usual(field)) {
      String value = byPlainName(usual);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** Columns that the user gave to a field are no longer guessed for another. */
  private String byPlainName(String plain) {
    List<String> names =
        row.keySet().stream()
            .filter(name -> !mapping.containsValue(name) && ColumnNames.plain(name).equals(plain))
            .toList();
    return names.isEmpty() ? "" : row.getOrDefault(names.get(0), "").strip();
  }
}
