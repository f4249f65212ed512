package dev.bellwether.cli;

import dev.bellwether.report.FigurePrinter;
import dev.bellwether.report.FigureReport;
import dev.bellwether.report.PrintOptions;
import java.io.IOException;

/** Prints figures to standard output. */
final class FigureOutput {
  private FigureOutput() {}

  static int print(Console console, FormatOption format, FigureReport report) throws IOException {
    Surroundings surroundings = console.surroundings();
    int width = surroundings.outIsTerminal() ? surroundings.width() : 0;
    FigurePrinter.print(
        report, format.format(console), console.out(), new PrintOptions(width, format.given()));
    console.flush();
    return ExitCode.DONE.code();
  }
}
