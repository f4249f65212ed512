package dev.bellwether.report;

import java.io.Writer;
import java.util.Locale;

/** How a result with rows and columns is written. */
public enum OutputFormat {
  /** Aligned columns for a reader at a terminal. */
  TABLE,
  /** One array of objects. */
  JSON,
  /** One object per line. */
  JSONL,
  /** Comma-separated values, quoted as in RFC 4180, lines ended by a line feed. */
  CSV,
  /** Tab-separated values, one line per row. */
  TSV,
  /** A pipe table as GitHub renders it. */
  MD;

  /** The name used on the command line, such as {@code jsonl}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format with this {@link #key}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static OutputFormat ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /**
   * A printer for one result.
   *
   * @param out where to write; flushed at the end, never closed
   * @param options what the reader can take
   */
  public OutputPrinter printer(Writer out, PrintOptions options) {
    return switch (this) {
      case TABLE -> new TablePrinter(out, options.width());
      case JSON -> new JsonPrinter(out);
      case JSONL -> new JsonLinesPrinter(out);
      case CSV -> new CsvPrinter(out);
      case TSV -> new TsvPrinter(out, options.tsvHeader());
      case MD -> new MarkdownPrinter(out);
    };
  }
}
