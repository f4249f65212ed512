package dev.bellwether.cli;

import dev.bellwether.engine.ScoreByBatch;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints where batches are, and says how the command should end. */
final class BatchReport {
  private BatchReport() {}

  static int print(Console console, FormatOption format, ScoreByBatch.Report report)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (ScoreByBatch.Line line : report.lines()) {
      rows.add(
          List.of(
              line.batch(),
              line.model(),
              line.state(),
              line.texts(),
              line.scored(),
              line.failed(),
              BudgetCommand.usd(line.costMicroUsd())));
    }
    format.print(
        console,
        new Table(
            List.of("batch", "model", "state", "texts", "scored", "failed", "cost_usd"),
            List.copyOf(rows)));
    report.troubles().forEach(console::line);
    report.notes().forEach(console::line);
    ScoreByBatch.Submitted submitted = report.submitted();
    say(console, submitted.cached(), "texts were answered out of the cache");
    say(console, submitted.leftOut(), "texts were not handed in");
    if (report.failed() > 0) {
      console.line(report.failed() + " texts have no answer");
      console.hint(
          "see why with 'bellwether dlq list'; after 'bellwether dlq release' the next"
              + " 'bellwether score --batch' hands them in again");
    }
    return exit(console, report).code();
  }

  private static void say(Console console, long texts, String what) {
    if (texts > 0) {
      console.line(texts + " " + what);
    }
  }

  private static ExitCode exit(Console console, ScoreByBatch.Report report) {
    if (!report.denied().isEmpty()) {
      report.denied().forEach(console::error);
      return ExitCode.CREDENTIALS;
    }
    if (report.submitted().leftForMoney() > 0) {
      console.error(
          "the budget is spent; %d texts wait for it".formatted(report.submitted().leftForMoney()));
      console.hint("see 'bellwether budget status'");
      return ExitCode.BUDGET;
    }
    return report.partial() ? ExitCode.PARTIAL : ExitCode.DONE;
  }
}
