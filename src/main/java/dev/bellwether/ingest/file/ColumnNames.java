package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which column of a file holds which field: what the user says, else the first column whose name is
 * a usual one. Guesses ignore case and punctuation, so that {@code Adj Close} is {@code adj_close}.
 */
final class ColumnNames {
  private static final int MOST_LISTED = 40;

  private final String file;
  private final List<String> columns;
  private final Map<String, String> explicit = new HashMap<>();
  private final Map<String, String> byPlainName = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * Checks what the user says.
   *
   * @param mapping field to column
   * @param fields the fields there are, as messages name them
   */
  ColumnNames(String file, List<String> columns, Map<String, String> mapping, List<String> fields) {
    this.file = file;
    this.columns = columns;
    columns.forEach(column -> byPlainName.putIfAbsent(plain(column), column));
    mapping.forEach((field, column) -> map(field, column, fields));
  }

  private void map(String field, String column, List<String> fields) {
    String known =
        fields.stream()
            .filter(f -> plain(f).equals(plain(field)))
            .findFirst()
            .orElseThrow(
                () ->
                    BellwetherException.usage(
                        "there is no field '" + field + "' to map a column to",
                        "fields are: " + String.join(", ", fields)));
    if (!columns.contains(column)) {
      throw BellwetherException.usage(
          file + " has no column '" + column + "' for " + known, listing());
    }
    explicit.put(known, column);
    taken.add(column);
  }

  /** The column of a field, if there is one; a column is given away only once. */
  Optional<String> find(String field, List<String> usualNames) {
    String said = explicit.get(field);
    if (said != null) {
      return Optional.of(said);
    }
    for (String usual : usualNames) {
      String column = byPlainName.get(usual);
      if (column != null && taken.add(column)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /** The column of a field that the file can not do without. */
  String require(String field, List<String> usualNames) {
    return find(field, usualNames).orElseThrow(() -> missing(List.of(field)));
  }

  /** An error that names the fields for which no column was found. */
  BellwetherException missing(List<String> fields) {
    return BellwetherException.usage(
        file + " has no column for " + String.join(", ", fields),
        listing() + "; map one with --map " + fields.get(0) + "=COLUMN");
  }

  private String listing() {
    String more = columns.size() > MOST_LISTED ? ", ..." : "";
    return columns.isEmpty()
        ? "no columns were found"
        : "columns are: "
            + String.join(", ", columns.subList(0, Math.min(columns.size(), MOST_LISTED)))
            + more;
  }

  /** Letters and digits only, in lower case. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
