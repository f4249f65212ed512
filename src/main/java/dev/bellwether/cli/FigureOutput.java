package dev.bellwether.cli;

import dev.bellwether.report.FigurePrinter;
import dev.bellwether.report.FigureReport;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.PrintOptions;
import java.io.IOException;

/** Prints figures to standard output; for a person unless a format is named. */
final class FigureOutput {
  private FigureOutput() {}

  static int print(Console console, FormatOption format, FigureReport report) throws IOException {
    Surroundings surroundings = console.surroundings();
    int width = surroundings.outIsTerminal() ? surroundings.width() : 0;
    FigurePrinter.print(
        report,
        format.given() ? format.format(console) : OutputFormat.TABLE,
        console.out(),
        new PrintOptions(width, format.given()));
    console.flush();
    return ExitCode.DONE.code();
  }
}
