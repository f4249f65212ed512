package dev.bellwether.cli;

import dev.bellwether.engine.ScoreDocuments;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.List;

/** Prints what scoring by the embedded tier has done, and says how the command should end. */
final class EmbeddedReport {
  private EmbeddedReport() {}

  static int print(Console console, FormatOption format, ScoreDocuments.Report report)
      throws IOException {
    format.print(
        console,
        new Table(
            List.of("tier", "model", "scored", "failed"),
            List.of(
                List.of(
                    report.selection().tier().key(),
                    report.selection().model(),
                    report.scored(),
                    report.failed()))));
    if (report.failed() > 0) {
      console.hint("see why with 'bellwether dlq list'");
    }
    return report.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }
}
