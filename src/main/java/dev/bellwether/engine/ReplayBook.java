package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.EquityCurve;
import dev.bellwether.backtest.FactorWeighted;
import dev.bellwether.backtest.LongShort;
import dev.bellwether.backtest.Performance;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.TradingCosts;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The long-short book of a replay, by session of entry. It holds one session: which names it may
 * trade, and on which sessions, depends on no return but the next one.
 */
final class ReplayBook {
  static final int SESSIONS_PER_YEAR = 252;

  private final DatedPanel panel;
  private final double costBps;
  private final SessionSeries gross;
  private final SessionSeries net;
  private final SessionSeries turnover;

  private ReplayBook(
      DatedPanel panel, double costBps, SessionSeries gross, SessionSeries turnover) {
    this.panel = panel;
    this.costBps = costBps;
    this.gross = gross;
    this.turnover = turnover;
    net = TradingCosts.net(gross, turnover, costBps);
  }

  static ReplayBook of(DatedPanel panel, ReplaySettings rules) {
    CleanSample sample = ReplaySample.of(panel, List.of(1), rules.minNames()).broad();
    LongShort book = LongShort.of(sample, new FactorWeighted());
    return new ReplayBook(
        panel,
        rules.costBps(),
        upToExit(book.returns(1), sample),
        upToExit(book.turnover(1), sample));
  }

  /** Returns after costs by session of entry. */
  SessionSeries net() {
    return net;
  }

  /** What it did in these sessions of entry. */
  ReplayBook during(IntPredicate sessions) {
    return new ReplayBook(panel, costBps, gross.during(sessions), turnover.during(sessions));
  }

  /** Prices may go on for years after the last news: a book that ended is not a flat book. */
  private static SessionSeries upToExit(SessionSeries series, CleanSample sample) {
    int last =
        IntStream.range(0, sample.sessions()).filter(s -> sample.size(s) > 0).max().orElse(-1);
    double[] values = new double[series.sessions()];
    Arrays.setAll(values, session -> session <= last + 1 ? series.at(session) : Double.NaN);
    return SessionSeries.of(values);
  }

  /** Empty if it never had a session to be invested in. */
  Optional<ReplayReport.Portfolio> portfolio() {
    Performance before = Performance.of(gross, SESSIONS_PER_YEAR);
    Performance after = Performance.of(net, SESSIONS_PER_YEAR);
    if (before.annualReturn().isEmpty() || after.annualReturn().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReplayReport.Portfolio(
            before.n(),
            costBps,
            before.annualReturn().getAsDouble(),
            after.annualReturn().getAsDouble(),
            boxed(before.sharpe()),
            boxed(after.sharpe()),
            after.maxDrawdown(),
            turnover.summary().mean().orElse(0),
            boxed(TradingCosts.breakEven(gross, turnover))));
  }

  /** Its value at each exit. */
  List<ReplayReport.CurvePoint> curve() {
    SessionSeries grossValue = EquityCurve.of(gross);
    SessionSeries netValue = EquityCurve.of(net);
    return IntStream.range(0, gross.sessions())
        .filter(s -> !Double.isNaN(gross.at(s)))
        .mapToObj(
            s -> new ReplayReport.CurvePoint(panel.date(s + 1), grossValue.at(s), netValue.at(s)))
        .toList();
  }
}
