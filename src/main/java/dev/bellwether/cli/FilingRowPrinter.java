package dev.bellwether.cli;

import dev.bellwether.engine.ChunkFilings;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.FilingRow;
import dev.bellwether.report.OutputPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Prints the pieces of filings as they come. */
final class FilingRowPrinter {
  private static final List<String> COLUMNS =
      List.of(
          "file",
          "document",
          "ordinal",
          "form",
          "part",
          "item",
          "kind",
          "start",
          "end",
          "tokens",
          "priority",
          "title",
          "confidence",
          "state",
          "similarity",
          "context",
          "text");

  private final Invocation invocation;
  private final CommonOptions common;
  private final FormatOption format;

  FilingRowPrinter(Invocation invocation, CommonOptions common, FormatOption format) {
    this.invocation = invocation;
    this.common = common;
    this.format = format;
  }

  int print(Context context, ChunkFilings.Request request) throws IOException {
    OutputPrinter printer = format.printer(invocation.console());
    printer.begin(COLUMNS);
    ChunkFilings.Report report;
    try {
      report = ChunkFilings.run(context, request, row -> print(printer, row));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    printer.end();
    report.failures().forEach(invocation.console()::error);
    if (request.prior().isPresent()) {
      invocation.note(
          common,
          "filings: %d, tokens of paragraphs that changed: %d; %d of news, which is what 'score' sends, with contexts; only business, risk factors and management's discussion are compared"
              .formatted(report.filings(), report.tokens(), report.kept()));
    } else if (report.tokens() > 0) {
      long saved = Math.round(100.0 * (report.tokens() - report.kept()) / report.tokens());
      invocation.note(
          common,
          "filings: %d, tokens: %d; %d in items worth reading (%d %% saved)"
              .formatted(report.filings(), report.tokens(), report.kept(), saved));
    }
    if (report.failures().isEmpty()) {
      return ExitCode.DONE.code();
    }
    return report.filings() == 0 ? ExitCode.FAILED.code() : ExitCode.PARTIAL.code();
  }

  private static void print(OutputPrinter printer, FilingRow row) {
    try {
      printer.row(
          List.of(
              row.file(),
              row.document(),
              row.ordinal(),
              row.form(),
              row.part(),
              row.item(),
              row.kind(),
              row.start(),
              row.end(),
              row.tokens(),
              row.weight().isEmpty() ? row.priority() : row.weight(),
              row.title(),
              row.confidence(),
              row.state(),
              row.similarity(),
              row.context(),
              row.text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
