package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.OutputPrinter;
import dev.bellwether.report.PrintOptions;
import dev.bellwether.store.ParquetCopy;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the series behind a replay's figures are written, one file each. A file appears whole or
 * not at all.
 *
 * @param path the folder; it is made if it is not there
 * @param parquet whether as Parquet; else as CSV
 */
public record SeriesFolder(Path path, boolean parquet) {
  private static final Set<String> DATES = Set.of("date", "session", "entry_session");
  private static final Set<String> TIMES = Set.of("known_at", "scored_at");
  private static final Set<String> WORDS =
      Set.of("asset", "group", "ticker", "document", "source", "selection");
  private static final Set<String> COUNTS = Set.of("quantile", "names", "horizon");
  private static final Set<String> FLAGS = Set.of("hypothetical", "fallback");

  /** What goes into one file. */
  interface Rows {
    void print(OutputPrinter out) throws IOException;
  }

  /**
   * Writes one file.
   *
   * @param name without an ending
   * @param columns the header; what a column holds follows from its name, a number if nothing else
   */
  void write(String name, List<String> columns, Rows rows) {
    Path file = path.resolve(name + (parquet ? ".parquet" : ".csv"));
    Path csv = path.resolve("." + name + ".csv.tmp");
    Path unfinished = parquet ? path.resolve("." + name + ".parquet.tmp") : csv;
    try {
      Files.createDirectories(path);
      try (Writer writer = Files.newBufferedWriter(csv)) {
        OutputPrinter out = OutputFormat.CSV.printer(writer, PrintOptions.PIPED);
        out.begin(columns);
        rows.print(out);
        out.end();
      }
      if (parquet) {
        ParquetCopy.of(csv, unfinished, types(columns));
        Files.delete(csv);
      }
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + file + ": " + e.getMessage(), "choose a writable folder", e);
    }
  }

  private static Map<String, String> types(List<String> columns) {
    Map<String, String> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column, type(column)));
    return types;
  }

  private static String type(String column) {
    if (DATES.contains(column)) {
      return "DATE";
    }
    if (TIMES.contains(column)) {
      return "TIMESTAMPTZ";
    }
    if (WORDS.contains(column)) {
      return "VARCHAR";
    }
    if (FLAGS.contains(column)) {
      return "BOOLEAN";
    }
    return COUNTS.contains(column) ? "INTEGER" : "DOUBLE";
  }
}
