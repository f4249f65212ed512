package dev.bellwether.cli;

import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.OutputPrinter;
import dev.bellwether.report.PrintOptions;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a result is printed: by default a table for a person, tab-separated values for a program. */
final class FormatOption {
  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      order = HelpPage.SHARED,
      converter = ToFormat.class,
      completionCandidates = Formats.class,
      description =
          "table, json, jsonl, csv, tsv or md (default: table, piped: tsv without header).")
  private @Nullable OutputFormat format;

  /** True if the user named a format. */
  boolean given() {
    return format != null;
  }

  OutputFormat format(Console console) {
    if (format != null) {
      return format;
    }
    return console.surroundings().outIsTerminal() ? OutputFormat.TABLE : OutputFormat.TSV;
  }

  OutputPrinter printer(Console console) {
    Surroundings surroundings = console.surroundings();
    int width = surroundings.outIsTerminal() ? surroundings.width() : 0;
    return format(console).printer(console.out(), new PrintOptions(width, given()));
  }

  void print(Console console, Table table) throws IOException {
    printer(console).print(table);
  }

  /** The formats by their names, for completion. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(OutputFormat.values()).map(OutputFormat::key).iterator();
    }
  }

  /** Reads a format while the command line is parsed: a run must not fail at its end. */
  static final class ToFormat implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String key) {
      try {
        return OutputFormat.ofKey(key);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + key + "' is none of " + String.join(", ", new Formats()));
      }
    }
  }
}
