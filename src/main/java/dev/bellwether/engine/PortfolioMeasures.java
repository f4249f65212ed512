package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import dev.bellwether.backtest.AlphaBeta;
import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.EqualWeighted;
import dev.bellwether.backtest.FactorWeighted;
import dev.bellwether.backtest.GroupNeutralWeighted;
import dev.bellwether.backtest.LongShort;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.SharpeRatio;
import dev.bellwether.backtest.TradingCosts;
import dev.bellwether.backtest.UniverseReturns;
import dev.bellwether.report.ReplayDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Long-short portfolios of several weightings, and what the universe explains of them. */
final class PortfolioMeasures {
  private static final int SESSIONS_PER_YEAR = 252;

  private final DatedPanel panel;
  private final CleanSample sample;
  private final List<Integer> horizons;
  private final double costBps;
  private final Map<Integer, SessionSeries> universe = new HashMap<>();
  private final List<ReplayDetails.LongShort> rows = new ArrayList<>();

  private PortfolioMeasures(
      DatedPanel panel, CleanSample sample, List<Integer> horizons, double costBps) {
    this.panel = panel;
    this.sample = sample;
    this.horizons = horizons;
    this.costBps = costBps;
  }

  static List<ReplayDetails.LongShort> of(
      DatedPanel panel, CleanSample sample, List<Integer> horizons, double costBps) {
    PortfolioMeasures measures = new PortfolioMeasures(panel, sample, horizons, costBps);
    measures.add("factor", LongShort.of(sample, new FactorWeighted()));
    measures.add("equal", LongShort.of(sample, new EqualWeighted()));
    panel
        .groups()
        .map(named -> LongShort.of(sample, new GroupNeutralWeighted(named.ofAsset())))
        .ifPresent(book -> measures.add("group_neutral", book));
    return measures.rows;
  }

  private void add(String weighting, LongShort book) {
    for (int horizon : horizons) {
      SessionSeries returns = book.returns(horizon);
      returns
          .summary()
          .mean()
          .ifPresent(mean -> add(weighting, horizon, returns, mean, costs(book, horizon, returns)));
    }
  }

  private ReplayDetails.Costs costs(LongShort book, int horizon, SessionSeries gross) {
    SessionSeries turnover = book.turnover(horizon);
    SessionSeries net = TradingCosts.net(gross, turnover, costBps);
    boolean compoundable = horizon == 1;
    return new ReplayDetails.Costs(
        turnover.summary().mean().orElse(0),
        costBps,
        boxed(TradingCosts.breakEven(gross, turnover)),
        compoundable ? sharpe(gross) : Optional.empty(),
        compoundable ? sharpe(net) : Optional.empty());
  }

  private static Optional<Double> sharpe(SessionSeries returns) {
    return boxed(SharpeRatio.annualised(returns.observed(), 0, SESSIONS_PER_YEAR));
  }

  private void add(
      String weighting,
      int horizon,
      SessionSeries returns,
      double mean,
      ReplayDetails.Costs costs) {
    SessionSeries all = universe.computeIfAbsent(horizon, h -> UniverseReturns.of(sample, h));
    rows.add(row(weighting, horizon, returns, mean, Optional.of(costs), "universe", all));
    panel
        .market(horizon)
        .ifPresent(
            market ->
                rows.add(
                    row(weighting, horizon, returns, mean, Optional.empty(), "market", market)));
  }

  private static ReplayDetails.LongShort row(
      String weighting,
      int horizon,
      SessionSeries returns,
      double mean,
      Optional<ReplayDetails.Costs> costs,
      String against,
      SessionSeries explaining) {
    Optional<AlphaBeta> fit = AlphaBeta.of(returns, explaining, horizon, SESSIONS_PER_YEAR);
    return new ReplayDetails.LongShort(
        horizon,
        weighting,
        returns.summary().n(),
        mean,
        costs,
        against,
        fit.map(AlphaBeta::alpha),
        fit.map(AlphaBeta::annualAlpha),
        fit.map(AlphaBeta::beta),
        fit.flatMap(found -> Tests.of(found.naiveAlpha())),
        fit.flatMap(found -> Tests.of(found.neweyWestAlpha())));
  }
}
