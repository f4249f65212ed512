package dev.bellwether.engine;

import dev.bellwether.backtest.AlphaBeta;
import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.EqualWeighted;
import dev.bellwether.backtest.FactorWeighted;
import dev.bellwether.backtest.GroupNeutralWeighted;
import dev.bellwether.backtest.LongShort;
import dev.bellwether.backtest.SessionSeries;
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
  private final Map<Integer, SessionSeries> universe = new HashMap<>();
  private final List<ReplayDetails.LongShort> rows = new ArrayList<>();

  private PortfolioMeasures(DatedPanel panel, CleanSample sample, List<Integer> horizons) {
    this.panel = panel;
    this.sample = sample;
    this.horizons = horizons;
  }

  static List<ReplayDetails.LongShort> of(
      DatedPanel panel, CleanSample sample, List<Integer> horizons) {
    PortfolioMeasures measures = new PortfolioMeasures(panel, sample, horizons);
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
      returns.summary().mean().ifPresent(mean -> add(weighting, horizon, returns, mean));
    }
  }

  private void add(String weighting, int horizon, SessionSeries returns, double mean) {
    SessionSeries all = universe.computeIfAbsent(horizon, h -> UniverseReturns.of(sample, h));
    rows.add(row(weighting, horizon, returns, mean, "universe", all));
    panel
        .market(horizon)
        .ifPresent(market -> rows.add(row(weighting, horizon, returns, mean, "market", market)));
  }

  private static ReplayDetails.LongShort row(
      String weighting,
      int horizon,
      SessionSeries returns,
      double mean,
      String against,
      SessionSeries explaining) {
    Optional<AlphaBeta> fit = AlphaBeta.of(returns, explaining, horizon, SESSIONS_PER_YEAR);
    return new ReplayDetails.LongShort(
        horizon,
        weighting,
        returns.summary().n(),
        mean,
        against,
        fit.map(AlphaBeta::alpha),
        fit.map(AlphaBeta::annualAlpha),
        fit.map(AlphaBeta::beta),
        fit.flatMap(found -> Tests.of(found.naiveAlpha())),
        fit.flatMap(found -> Tests.of(found.neweyWestAlpha())));
  }
}
