package dev.bellwether.engine;

import dev.bellwether.report.OutputPrinter;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.store.ReplayInputs;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What only a replay of the database has: each score that entered, and the simulated book. */
final class ScoreRows {
  private static final List<String> SCORES =
      List.of(
          "document",
          "ticker",
          "source",
          "known_at",
          "entry_session",
          "value",
          "confidence",
          "novelty",
          "scored_at",
          "hypothetical",
          "fallback");

  private ScoreRows() {}

  /** One row for each score that entered, in the order of publication. */
  static void write(
      SeriesFolder folder,
      ReplayPanel panel,
      ReplayInputs.News news,
      int noveltyDays,
      Optional<LocalDate> released) {
    double[] novelty = panel.novelty(noveltyDays);
    folder.write(
        "scores",
        SCORES,
        out -> {
          for (int row = 0; row < news.size(); row++) {
            if (panel.entered(row)) {
              out.row(
                  List.of(
                      news.details().document()[row],
                      news.tickers().get(news.ticker()[row]),
                      news.details().sources().get(news.details().source()[row]),
                      panel.knownAt(row),
                      panel.entrySession(row),
                      news.value()[row],
                      news.details().confidence()[row],
                      novelty[row],
                      panel.scoredAt(row),
                      panel.isHypothetical(row, released),
                      news.details().fallback()[row]));
            }
          }
        });
  }

  /** Value of the simulated book by session. */
  static void writeBook(SeriesFolder folder, List<ReplayReport.CurvePoint> curve) {
    folder.write(
        "strategy_curve",
        List.of("session", "gross", "net"),
        out -> {
          for (ReplayReport.CurvePoint point : curve) {
            printPoint(out, point);
          }
        });
  }

  static void printPoint(OutputPrinter out, ReplayReport.CurvePoint point) throws IOException {
    out.row(List.of(point.session(), point.gross(), point.net()));
  }
}
