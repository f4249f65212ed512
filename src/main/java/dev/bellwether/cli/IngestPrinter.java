package dev.bellwether.cli;

import dev.bellwether.engine.IngestReport;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints what an ingest did and turns it into an exit code. */
final class IngestPrinter {
  private IngestPrinter() {}

  static int print(
      Invocation invocation, CommonOptions common, FormatOption format, IngestReport report)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (IngestReport.Input input : report.inputs()) {
      rows.add(
          List.of(
              input.name(),
              input.rows(),
              input.added(),
              input.updated(),
              input.known(),
              input.rejected()));
    }
    format.print(
        invocation.console(),
        new Table(
            List.of("input", "rows", "added", "updated", "known", "rejected"), List.copyOf(rows)));
    if (report.nearDuplicates() > 0) {
      invocation.note(
          common, report.nearDuplicates() + " texts nearly repeat one of the 7 days before");
    }
    report
        .reasons()
        .forEach((reason, count) -> invocation.note(common, "rejected " + count + ": " + reason));
    if (report.knownRejects() > 0) {
      invocation.note(common, "rejected as before: " + report.knownRejects());
    }
    report.rejects().ifPresent(file -> invocation.note(common, "rejected rows: " + file));
    for (IngestReport.Failure failure : report.failures()) {
      invocation.console().error(failure.message());
      invocation.console().hint(failure.hint());
    }
    if (report.inputs().isEmpty() && !report.failures().isEmpty()) {
      return ExitCode.FAILED.code();
    }
    return report.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }
}
