package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayReport.Pooled;
import dev.bellwether.report.ReplayReport.Portfolio;
import dev.bellwether.report.ReplayReport.QuantileRow;
import dev.bellwether.report.ReplayReport.RankIc;
import dev.bellwether.report.ReplayReport.Test;
import dev.bellwether.report.ReplayReport.TurnoverRow;
import java.util.Optional;

/** The names of the figures of a replay, the same in JSON and in CSV. Only ever added to. */
final class ReplayFields {
  private ReplayFields() {}

  static Fields coverage(Coverage coverage) {
    return new Fields()
        .with("documents", coverage.documents())
        .with("scores", coverage.scores())
        .with("tickers", coverage.tickers())
        .with("first_session", coverage.firstSession())
        .with("last_session", coverage.lastSession())
        .with("sessions", coverage.sessions())
        .with("sessions_with_breadth", coverage.sessionsWithBreadth())
        .with("median_names", coverage.medianNames())
        .with("min_names", coverage.minNames())
        .with("assumed_first_seen_share", coverage.assumedFirstSeenShare());
  }

  static Fields information(Information information) {
    return information instanceof RankIc ic ? rankIc(ic) : pooled((Pooled) information);
  }

  static Fields rankIc(RankIc ic) {
    return new Fields()
        .with("kind", "rank_ic")
        .with("horizon", ic.horizon())
        .with("dates", ic.dates())
        .with("ic_mean", ic.icMean())
        .with("ic_std", ic.icStd())
        .with("t_non_overlapping", t(ic.nonOverlapping()))
        .with("n_non_overlapping", n(ic.nonOverlapping()))
        .with("p_value", p(ic.nonOverlapping()))
        .with("t_newey_west", t(ic.neweyWest()))
        .with("newey_west_lag", ic.neweyWestLag())
        .with("p_newey_west", p(ic.neweyWest()))
        .with("t_naive", t(ic.naive()))
        .with("p_naive", p(ic.naive()))
        .with("ic_risk_adjusted", ic.shape().riskAdjusted())
        .with("ic_skew", ic.shape().skew())
        .with("ic_excess_kurtosis", ic.shape().excessKurtosis())
        .with("ic_pearson_mean", ic.shape().pearsonMean())
        .with("newey_west_by_lag", ic.lags().stream().map(DetailFields::lag).toList());
  }

  /** What only rank coefficients have is there and empty, so that every horizon has its keys. */
  private static Fields pooled(Pooled pooled) {
    return new Fields()
        .with("kind", "pooled")
        .with("horizon", pooled.horizon())
        .with("dates", pooled.dates())
        .with("rows", pooled.rows())
        .with("pearson", pooled.pearson())
        .with("spearman", pooled.spearman())
        .with("t_clustered", t(pooled.clustered()))
        .with("n_clustered", n(pooled.clustered()))
        .with("p_value", p(pooled.clustered()))
        .with("ic_mean", Optional.empty())
        .with("ic_std", Optional.empty())
        .with("t_non_overlapping", Optional.empty())
        .with("t_newey_west", Optional.empty())
        .with("newey_west_lag", Optional.empty())
        .with("t_naive", Optional.empty());
  }

  static Fields quantile(QuantileRow row) {
    return new Fields()
        .with("horizon", row.horizon())
        .with("quantile", row.quantile())
        .with("mean_return", row.meanReturn())
        .with("std_error", row.stdError())
        .with("mean_raw_return", row.meanRawReturn())
        .with("mean_group_neutral_return", row.meanGroupNeutralReturn())
        .with("rows", row.rows());
  }

  static Fields turnover(TurnoverRow row) {
    return new Fields()
        .with("horizon", row.horizon())
        .with("bottom", row.bottom())
        .with("top", row.top())
        .with("rank_autocorrelation", row.rankAutocorrelation())
        .with("by_quantile", DetailFields.nullable(row.byQuantile()));
  }

  static Fields portfolio(Portfolio book) {
    return new Fields()
        .with("sessions", book.sessions())
        .with("cost_basis_points", book.costBasisPoints())
        .with("gross_annual_return", book.grossAnnualReturn())
        .with("net_annual_return", book.netAnnualReturn())
        .with("gross_sharpe", book.grossSharpe())
        .with("net_sharpe", book.netSharpe())
        .with("net_max_drawdown", book.netMaxDrawdown())
        .with("mean_turnover", book.meanTurnover())
        .with("break_even_basis_points", book.breakEvenBasisPoints());
  }

  static Optional<Double> t(Optional<Test> test) {
    return test.map(Test::t);
  }

  static Optional<Integer> n(Optional<Test> test) {
    return test.map(Test::n);
  }

  static Optional<Double> p(Optional<Test> test) {
    return test.map(Test::pValue);
  }
}
