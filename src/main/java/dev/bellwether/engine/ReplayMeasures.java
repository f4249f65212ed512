package dev.bellwether.engine;

import static dev.bellwether.engine.ReplayBook.boxed;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.InformationCoefficient;
import dev.bellwether.backtest.Neutrality;
import dev.bellwether.backtest.PooledInformation;
import dev.bellwether.backtest.QuantileReturns;
import dev.bellwether.backtest.QuantileTurnover;
import dev.bellwether.backtest.Quantiles;
import dev.bellwether.backtest.RankAutocorrelation;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.Significance;
import dev.bellwether.backtest.TTest;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayReport.Information;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How well the signals of one replay order the returns that followed. */
final class ReplayMeasures {
  private final ReplayPanel panel;
  private final Settings.Replay rules;
  private final CleanSample all;
  private final CleanSample broad;
  private final boolean breadth;

  private ReplayMeasures(ReplayPanel panel, ReplaySample sample, Settings.Replay rules) {
    this.panel = panel;
    this.rules = rules;
    this.all = sample.all();
    this.broad = sample.broad();
    this.breadth = sample.hasBreadth();
  }

  static ReplayMeasures of(ReplayPanel panel, ReplaySample sample, Settings.Replay rules) {
    return new ReplayMeasures(panel, sample, rules);
  }

  List<Information> information() {
    return rules.horizons().stream().map(h -> breadth ? rankIc(h) : pooled(h)).toList();
  }

  private InformationCoefficient coefficients(int horizon) {
    return InformationCoefficient.rank(broad, horizon, new Neutrality.Raw(), rules.minNames());
  }

  /** Where scores or returns are all equal on every date, no coefficient is defined. */
  private Information rankIc(int horizon) {
    InformationCoefficient ic = coefficients(horizon);
    SeriesSummary summary = ic.summary();
    if (summary.mean().isEmpty()) {
      return pooled(horizon);
    }
    Significance significance = ic.significance();
    return new ReplayReport.RankIc(
        horizon,
        summary.n(),
        summary.mean().getAsDouble(),
        boxed(summary.std()),
        test(significance.nonOverlapping()),
        test(significance.neweyWest()),
        significance.lag(),
        test(significance.naive()));
  }

  private Information pooled(int horizon) {
    PooledInformation pooled = PooledInformation.of(all, horizon);
    return new ReplayReport.Pooled(
        horizon,
        pooled.sessions(),
        pooled.rows(),
        boxed(pooled.pearson()),
        boxed(pooled.spearman()),
        test(pooled.slope()));
  }

  static Optional<ReplayReport.Test> test(TTest test) {
    return test instanceof TTest.Tested tested
        ? Optional.of(new ReplayReport.Test(tested.n(), tested.t(), tested.p()))
        : Optional.empty();
  }

  /** Mean returns by quantile; none without breadth. */
  List<ReplayReport.QuantileRow> quantiles() {
    List<ReplayReport.QuantileRow> rows = new ArrayList<>();
    if (breadth) {
      Quantiles quantiles = Quantiles.of(broad, rules.quantiles());
      rules.horizons().forEach(horizon -> addQuantiles(quantiles, horizon, rows));
    }
    return rows;
  }

  private void addQuantiles(Quantiles quantiles, int horizon, List<ReplayReport.QuantileRow> rows) {
    QuantileReturns raw = QuantileReturns.of(broad, quantiles, horizon, new Neutrality.Raw());
    QuantileReturns demeaned =
        QuantileReturns.of(broad, quantiles, horizon, new Neutrality.Demeaned());
    for (int q = 1; q <= quantiles.count(); q++) {
      SeriesSummary summary = demeaned.summary(q);
      OptionalDouble rawMean = raw.summary(q).mean();
      if (summary.mean().isPresent() && rawMean.isPresent()) {
        rows.add(
            new ReplayReport.QuantileRow(
                horizon,
                q,
                summary.mean().getAsDouble(),
                boxed(summary.standardError()),
                rawMean.getAsDouble(),
                quantiles.size(q)));
      }
    }
  }

  /** How fast names change quantiles; none without breadth. */
  List<ReplayReport.TurnoverRow> turnover() {
    if (!breadth) {
      return List.of();
    }
    Quantiles quantiles = Quantiles.of(broad, rules.quantiles());
    return rules.horizons().stream().map(horizon -> turnover(quantiles, horizon)).toList();
  }

  private ReplayReport.TurnoverRow turnover(Quantiles quantiles, int horizon) {
    QuantileTurnover turnover = QuantileTurnover.of(broad, quantiles, horizon);
    return new ReplayReport.TurnoverRow(
        horizon,
        boxed(turnover.summary(1).mean()),
        boxed(turnover.summary(quantiles.count()).mean()),
        boxed(RankAutocorrelation.of(broad, horizon).summary().mean()));
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
