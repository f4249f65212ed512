package dev.bellwether.bulk;

import dev.bellwether.BellwetherException;
import java.util.Collection;

/** The Parquet shapes that the stages read. */
public enum Shape {
  /** News: {@code title}, {@code published_at}, and maybe {@code body} and {@code tickers}. */
  TEXTS,
  /**
   * Raw filings: {@code content}, and {@code filename} as DuckDB's {@code read_blob} gives it or
   * {@code path} as Spark's {@code binaryFile} does.
   */
  FILINGS;

  /**
   * Tells the shape by the columns.
   *
   * @param input where they were found, for the message
   * @throws BellwetherException if it is none
   */
  public static Shape of(Collection<String> columns, String input) {
    if (columns.contains("title")) {
      return TEXTS;
    }
    if (columns.contains("content") && (columns.contains("filename") || columns.contains("path"))) {
      return FILINGS;
    }
    throw BellwetherException.usage(
        input + " has neither texts nor filings: its columns are " + String.join(", ", columns),
        "texts have title, published_at, body and tickers; filings have filename and content");
  }
}
