package dev.bellwether.cli;

import dev.bellwether.engine.ScoreByRoute;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints what scoring by route has done, and says how the command should end. */
final class RoutedReport {
  private RoutedReport() {}

  static int print(Console console, FormatOption format, ScoreByRoute.Report report)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (ScoreByRoute.Line line : report.lines()) {
      rows.add(List.of(line.tier(), line.model(), line.scored(), line.fallback()));
    }
    format.print(
        console, new Table(List.of("tier", "model", "scored", "fallback"), List.copyOf(rows)));
    if (report.missed() > 0) {
      console.line(
          "%d texts were answered by no tier of their route; %d of them have a score of the embedded tier so far"
              .formatted(report.missed(), report.stopgaps()));
      console.hint("see why with 'bellwether dlq list'; ask again with 'bellwether dlq retry'");
    }
    return exit(console, report).code();
  }

  private static ExitCode exit(Console console, ScoreByRoute.Report report) {
    if (!report.denied().isEmpty()) {
      report.denied().forEach(console::error);
      return ExitCode.CREDENTIALS;
    }
    if (report.missedForMoney() > 0) {
      console.error("the budget is spent; %d texts wait for it".formatted(report.missedForMoney()));
      console.hint(
          "see 'bellwether budget status'; ask again with 'bellwether dlq retry', give up with 'bellwether dlq drop'");
      return ExitCode.BUDGET;
    }
    return report.partial() ? ExitCode.PARTIAL : ExitCode.DONE;
  }
}
