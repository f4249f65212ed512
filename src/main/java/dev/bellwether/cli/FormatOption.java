package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.OutputPrinter;
import dev.bellwether.report.PrintOptions;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a result is printed: by default a table for a person, tab-separated values for a program. */
final class FormatOption {
  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      order = 90,
      description =
          "table, json, jsonl, csv, tsv or md (default: table, piped: tsv without header).")
  private @Nullable String format;

  /** True if the user named a format. */
  boolean given() {
    return format != null;
  }

  OutputFormat format(Console console) {
    if (format == null) {
      return console.surroundings().outIsTerminal() ? OutputFormat.TABLE : OutputFormat.TSV;
    }
    try {
      return OutputFormat.ofKey(format);
    } catch (IllegalArgumentException e) {
      String known =
          Arrays.stream(OutputFormat.values())
              .map(OutputFormat::key)
              .collect(Collectors.joining(", "));
      throw BellwetherException.usage("no format '" + format + "'", "formats: " + known);
    }
  }

  OutputPrinter printer(Console console) {
    Surroundings surroundings = console.surroundings();
    int width = surroundings.outIsTerminal() ? surroundings.width() : 0;
    return format(console).printer(console.out(), new PrintOptions(width, given()));
  }

  void print(Console console, Table table) throws IOException {
    printer(console).print(table);
  }
}
