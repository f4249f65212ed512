package dev.bellwether.ingest.file;

/** What the prices of a file say about splits and dividends. */
public enum Adjustment {
  /** The file has a column with the adjusted close. */
  COLUMN,
  /** Its prices are adjusted already. */
  ALREADY,
  /** Its prices are as traded, and returns over splits and dividends will be wrong knowingly. */
  NONE
}
