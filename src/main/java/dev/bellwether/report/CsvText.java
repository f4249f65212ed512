package dev.bellwether.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A small table as a CSV text. */
final class CsvText {
  private CsvText() {}

  static String of(Table table) {
    StringWriter out = new StringWriter();
    try {
      new CsvPrinter(out).print(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
