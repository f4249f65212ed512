package dev.bellwether.ingest.file;

/** One row of a file, as text. */
public non-sealed interface Row extends Entry {
  /** The value in a column; empty when the row or the file has none. */
  String get(String column);
}
