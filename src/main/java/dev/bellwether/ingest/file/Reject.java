package dev.bellwether.ingest.file;

/**
 * A line that was read but not taken, and why.
 *
 * @param line the physical line on which it starts, from 1
 * @param reason in the user's words, one line
 * @param raw how it stands in the file, at most {@value #RAW_LIMIT} characters
 */
public record Reject(long line, String reason, String raw) implements Entry {
  /** Enough to recognise a row by; the file itself has the rest. */
  public static final int RAW_LIMIT = 500;

  public Reject {
    raw = cut(raw);
  }

  /** A row that turned out to be unusable. */
  public static Reject of(Row row, String reason) {
    return new Reject(row.line(), reason, row.raw());
  }

  static String cut(String raw) {
    return raw.length() <= RAW_LIMIT ? raw : raw.substring(0, RAW_LIMIT);
  }

  /** A value as it is quoted in a reason: short, so that a reason stays one readable line. */
  static String quote(String value) {
    String shown = value.length() <= 60 ? value : value.substring(0, 60) + "...";
    return "'" + shown + "'";
  }
}
