package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.report.ReplayCsv;
import dev.bellwether.report.ReplayJson;
import dev.bellwether.report.ReplayMarkdown;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayText;
import dev.bellwether.report.TearSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Prints a replay's report and writes it to files. */
final class ReportFiles {
  private ReportFiles() {}

  /** Prints to standard output. */
  static void print(Console console, FormatOption format, ReplayReport report) throws IOException {
    switch (format.format(console)) {
      case TABLE -> console.out().write(ReplayText.render(report));
      case JSON -> console.out().write(ReplayJson.render(report));
      case MD -> console.out().write(ReplayMarkdown.render(report));
      case JSONL, CSV, TSV -> format.print(console, ReplayCsv.table(report));
    }
    console.flush();
  }

  /**
   * Writes the report as the ending of the file says: Markdown, JSON, CSV, or else the tear sheet.
   * The file appears whole or not at all.
   */
  static void writeByEnding(Path file, ReplayReport report) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".md")) {
      write(file, ReplayMarkdown.render(report));
    } else if (name.endsWith(".json")) {
      write(file, ReplayJson.render(report));
    } else if (name.endsWith(".csv")) {
      write(file, ReplayCsv.render(report));
    } else {
      writeHtml(file, report);
    }
  }

  /** Writes the tear sheet; the file appears whole or not at all. */
  static void writeHtml(Path file, ReplayReport report) {
    write(file, TearSheet.render(report));
  }

  static void write(Path file, String text) {
    Path folder = file.toAbsolutePath().getParent();
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(unfinished, text);
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + file + ": " + Failure.words(e), "choose a writable file", e);
    }
  }
}
