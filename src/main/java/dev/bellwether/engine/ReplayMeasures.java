package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.InformationCoefficient;
import dev.bellwether.backtest.Neutrality;
import dev.bellwether.backtest.NeweyWest;
import dev.bellwether.backtest.PooledInformation;
import dev.bellwether.backtest.QuantileReturns;
import dev.bellwether.backtest.QuantileTurnover;
import dev.bellwether.backtest.Quantiles;
import dev.bellwether.backtest.RankAutocorrelation;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.Significance;
import dev.bellwether.backtest.TTest;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayDetails;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayReport.Information;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well the signals of one replay order the returns that followed. Nothing is measured twice.
 */
final class ReplayMeasures {
  private final DatedPanel panel;
  private final ReplaySettings rules;
  private final CleanSample all;
  private final CleanSample broad;
  private final boolean breadth;
  private final Map<Integer, InformationCoefficient> coefficients = new HashMap<>();
  private final Map<Integer, QuantileReturns> demeaned = new HashMap<>();
  private final Quantiles quantiles;

  private ReplayMeasures(DatedPanel panel, ReplaySample sample, ReplaySettings rules) {
    this.panel = panel;
    this.rules = rules;
    this.all = sample.all();
    this.broad = sample.broad();
    this.breadth = sample.hasBreadth();
    this.quantiles = Quantiles.of(broad, rules.quantiles());
  }

  static ReplayMeasures of(DatedPanel panel, ReplaySample sample, ReplaySettings rules) {
    return new ReplayMeasures(panel, sample, rules);
  }

  /** Without it there is no cross-section to measure. */
  boolean hasBreadth() {
    return breadth;
  }

  /** Rows of the sessions with names enough. */
  CleanSample broad() {
    return broad;
  }

  /** Buckets of {@link #broad}. */
  Quantiles buckets() {
    return quantiles;
  }

  List<Information> information() {
    return rules.horizons().stream().map(h -> breadth ? rankIc(h) : pooled(h)).toList();
  }

  /** The evidence at one horizon on all its dates, to be compared with that of other dates. */
  TTest evidence(int horizon) {
    if (!breadth) {
      return PooledInformation.of(all, horizon).slope();
    }
    double[] observed = icBySession(horizon).observed();
    return NeweyWest.of(observed, NeweyWest.defaultLag(observed.length, horizon));
  }

  /** Rank coefficients of {@link #broad} by session. */
  SessionSeries icBySession(int horizon) {
    return coefficients(horizon).bySession();
  }

  private InformationCoefficient coefficients(int horizon) {
    return coefficients.computeIfAbsent(
        horizon,
        h -> InformationCoefficient.rank(broad, h, new Neutrality.Raw(), rules.minNames()));
  }

  /** Where scores or returns are all equal on every date, no coefficient is defined. */
  private Information rankIc(int horizon) {
    InformationCoefficient pearson =
        InformationCoefficient.pearson(broad, horizon, new Neutrality.Raw(), rules.minNames());
    return rankIc(coefficients(horizon), boxed(pearson.summary().mean()))
        .<Information>map(found -> found)
        .orElseGet(() -> pooled(horizon));
  }

  /** The coefficients summed up and tested; empty if there are none. */
  Optional<ReplayReport.RankIc> rankIc(InformationCoefficient ic, Optional<Double> pearson) {
    SeriesSummary summary = ic.summary();
    if (summary.mean().isEmpty()) {
      return Optional.empty();
    }
    Significance significance = ic.significance();
    return Optional.of(
        new ReplayReport.RankIc(
            ic.horizon(),
            summary.n(),
            summary.mean().getAsDouble(),
            boxed(summary.std()),
            Tests.of(significance.nonOverlapping()),
            Tests.of(significance.neweyWest()),
            significance.lag(),
            Tests.of(significance.naive()),
            new ReplayReport.Shape(
                boxed(summary.riskAdjusted()),
                boxed(summary.skew()),
                boxed(summary.excessKurtosis()),
                pearson),
            Tests.byLag(ic.bySession().observed(), ic.horizon(), longest())));
  }

  private int longest() {
    return Collections.max(rules.horizons());
  }

  private Information pooled(int horizon) {
    PooledInformation pooled = PooledInformation.of(all, horizon);
    return new ReplayReport.Pooled(
        horizon,
        pooled.sessions(),
        pooled.rows(),
        boxed(pooled.pearson()),
        boxed(pooled.spearman()),
        Tests.of(pooled.slope()));
  }

  /** Top less bottom quantile, per horizon; none without breadth. */
  List<ReplayDetails.Spread> spreads() {
    return breadth
        ? rules.horizons().stream().flatMap(horizon -> spread(horizon).stream()).toList()
        : List.of();
  }

  private Optional<ReplayDetails.Spread> spread(int horizon) {
    SessionSeries spread = demeaned(horizon).spread();
    SeriesSummary summary = spread.summary();
    if (summary.mean().isEmpty()) {
      return Optional.empty();
    }
    Significance significance = Significance.of(spread, horizon);
    return Optional.of(
        new ReplayDetails.Spread(
            horizon,
            summary.n(),
            summary.mean().getAsDouble(),
            boxed(summary.std()),
            Tests.of(significance.nonOverlapping()),
            Tests.of(significance.neweyWest()),
            significance.lag(),
            Tests.of(significance.naive()),
            Tests.byLag(spread.observed(), horizon, longest())));
  }

  /** Mean returns by quantile; none without breadth. */
  List<ReplayReport.QuantileRow> quantiles() {
    List<ReplayReport.QuantileRow> rows = new ArrayList<>();
    if (breadth) {
      rules.horizons().forEach(horizon -> addQuantiles(horizon, rows));
    }
    return rows;
  }

  /** Returns by session and quantile, less those of the universe. */
  QuantileReturns demeaned(int horizon) {
    return demeaned.computeIfAbsent(
        horizon, h -> QuantileReturns.of(broad, quantiles, h, new Neutrality.Demeaned()));
  }

  private void addQuantiles(int horizon, List<ReplayReport.QuantileRow> rows) {
    QuantileReturns raw = QuantileReturns.of(broad, quantiles, horizon, new Neutrality.Raw());
    Optional<QuantileReturns> neutral =
        panel
            .groups()
            .map(named -> new Neutrality.GroupDemeaned(named.ofAsset()))
            .map(neutrality -> QuantileReturns.of(broad, quantiles, horizon, neutrality));
    for (int quantile = 1; quantile <= quantiles.count(); quantile++) {
      int q = quantile;
      SeriesSummary summary = demeaned(horizon).summary(q);
      OptionalDouble rawMean = raw.summary(q).mean();
      if (summary.mean().isPresent() && rawMean.isPresent()) {
        rows.add(
            new ReplayReport.QuantileRow(
                horizon,
                q,
                summary.mean().getAsDouble(),
                boxed(summary.standardError()),
                rawMean.getAsDouble(),
                neutral.flatMap(returns -> boxed(returns.summary(q).mean())),
                quantiles.size(q)));
      }
    }
  }

  /** How fast names change quantiles; none without breadth. */
  List<ReplayReport.TurnoverRow> turnover() {
    return breadth ? rules.horizons().stream().map(this::turnover).toList() : List.of();
  }

  private ReplayReport.TurnoverRow turnover(int horizon) {
    QuantileTurnover turnover = QuantileTurnover.of(broad, quantiles, horizon);
    List<Optional<Double>> shares =
        IntStream.rangeClosed(1, quantiles.count())
            .mapToObj(q -> boxed(turnover.summary(q).mean()))
            .toList();
    return new ReplayReport.TurnoverRow(
        horizon,
        shares.get(0),
        shares.get(shares.size() - 1),
        boxed(RankAutocorrelation.of(broad, horizon).summary().mean()),
        shares);
  }

  /** Rank coefficients by date, horizon after horizon; none without breadth. */
  List<ReplayReport.IcPoint> icPoints() {
    List<ReplayReport.IcPoint> points = new ArrayList<>();
    if (breadth) {
      rules.horizons().forEach(horizon -> addPoints(horizon, points));
    }
    return points;
  }

  private void addPoints(int horizon, List<ReplayReport.IcPoint> points) {
    SessionSeries ic = coefficients(horizon).bySession();
    IntStream.range(0, ic.sessions())
        .filter(s -> !Double.isNaN(ic.at(s)))
        .mapToObj(s -> new ReplayReport.IcPoint(panel.date(s), horizon, ic.at(s), broad.size(s)))
        .forEach(points::add);
  }

  /** Names with a signal, on each session that has any. */
  List<ReplayReport.BreadthPoint> breadthPoints() {
    return IntStream.range(0, all.sessions())
        .filter(s -> all.scored(s) > 0)
        .mapToObj(s -> new ReplayReport.BreadthPoint(panel.date(s), all.scored(s)))
        .toList();
  }
}
