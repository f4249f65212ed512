package dev.bellwether.engine;

import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayScrutiny;
import dev.bellwether.store.ReplayPoints;
import dev.bellwether.store.State;
import java.util.ArrayList;
import java.util.List;

/** What of a replay is kept for comparisons: every rank IC, and the net return of every session. */
final class ReplayRecord {
  static final String RANK_IC = "rank_ic";
  static final String BOOK = "book_net";
  static final String STRATEGY = "strategy_net";

  private ReplayRecord() {}

  static void save(Context context, String runId, ReplayReport report) {
    try (State state = State.open(context.workspace())) {
      ReplayPoints.add(state, runId, points(report));
    }
  }

  private static List<ReplayPoints.Point> points(ReplayReport report) {
    List<ReplayPoints.Point> points = new ArrayList<>();
    for (ReplayReport.IcPoint ic : report.series().ic()) {
      points.add(new ReplayPoints.Point(RANK_IC, ic.horizon(), ic.session(), ic.ic()));
    }
    addReturns(BOOK, report.series().curve(), points);
    report
        .scrutiny()
        .strategy()
        .map(ReplayScrutiny.Strategy::curve)
        .ifPresent(curve -> addReturns(STRATEGY, curve, points));
    return points;
  }

  private static void addReturns(
      String series, List<ReplayReport.CurvePoint> curve, List<ReplayPoints.Point> points) {
    double before = 1;
    for (ReplayReport.CurvePoint point : curve) {
      double net = point.net() / before - 1;
      // Of a book that is ruined, or worth more than a number can say, there is no return.
      if (before > 0 && Double.isFinite(net)) {
        points.add(new ReplayPoints.Point(series, 1, point.session(), net));
      }
      before = point.net();
    }
  }
}
