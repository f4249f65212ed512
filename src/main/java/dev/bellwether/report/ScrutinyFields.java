package dev.bellwether.report;

import dev.bellwether.report.ReplayScrutiny.Correction;
import dev.bellwether.report.ReplayScrutiny.CostPoint;
import dev.bellwether.report.ReplayScrutiny.Luck;
import dev.bellwether.report.ReplayScrutiny.Month;
import dev.bellwether.report.ReplayScrutiny.Strategy;

/**
 * The names of the figures of a replay's scrutiny, the same in JSON and in CSV. Only ever added to.
 */
final class ScrutinyFields {
  private ScrutinyFields() {}

  static Fields month(Month row) {
    return new Fields()
        .with("month", row.month().toString())
        .with("horizon", row.horizon())
        .with("dates", row.dates())
        .with("ic_mean", row.icMean());
  }

  static Fields correction(Correction row) {
    return new Fields()
        .with("horizon", row.horizon())
        .with("p_value", row.pValue())
        .with("p_holm", row.holm())
        .with("p_benjamini_hochberg", row.benjaminiHochberg())
        .with("p_benjamini_yekutieli", row.benjaminiYekutieli())
        .with("ic_mean_low_95", row.icLow())
        .with("ic_mean_high_95", row.icHigh());
  }

  static Fields luck(Luck luck) {
    return new Fields()
        .with("trials", luck.trials())
        .with("trial", luck.trial())
        .with("probabilistic_sharpe", luck.probabilistic())
        .with("luck_sharpe", luck.luckSharpe())
        .with("deflated_sharpe", luck.deflated())
        .with("least_sessions", luck.leastSessions());
  }

  /** Without the sweep and the curve, which are lists. */
  static Fields strategy(Strategy book) {
    return new Fields()
        .with("book", book.book())
        .with("holding_sessions", book.holdingSessions())
        .with("sessions", book.net().sessions())
        .with("gross_annual_return", book.gross().annualReturn())
        .with("net_annual_return", book.net().annualReturn())
        .with("gross_sharpe", book.gross().sharpe())
        .with("net_sharpe", book.net().sharpe())
        .with("net_annual_volatility", book.net().annualVolatility())
        .with("net_sortino", book.net().sortino())
        .with("net_calmar", book.net().calmar())
        .with("net_max_drawdown", book.net().maxDrawdown())
        .with("net_hit_rate", book.net().hitRate())
        .with("mean_long_exposure", book.longExposure())
        .with("mean_short_exposure", book.shortExposure())
        .with("mean_turnover", book.turnover())
        .with("break_even_basis_points", book.breakEvenBasisPoints())
        .with("capacity", book.capacity())
        .with("cost_fees", book.costs().fees())
        .with("cost_impact", book.costs().impact())
        .with("cost_borrow", book.costs().borrow())
        .with("cost_delisting", book.costs().delisting())
        .with("trades", book.events().trades())
        .with("unfilled", book.events().unfilled())
        .with("capped", book.events().capped())
        .with("delisted", book.events().delisted())
        .with("ruined", book.events().ruined());
  }

  static Fields sort(ReplayScrutiny.Sort sort) {
    return new Fields()
        .with("by", sort.by())
        .with("part", sort.part())
        .with("rows", sort.rows())
        .with(
            "information",
            sort.information().stream().map(each -> ReplayFields.information(each).map()).toList())
        .with(
            "spreads",
            sort.spreads().stream().map(each -> DetailFields.spread(each).map()).toList());
  }

  static Fields split(ReplayScrutiny.SuspectedSplit split) {
    return new Fields()
        .with("asset", split.asset())
        .with("session", split.session())
        .with("price_ratio", split.ratio())
        .with("shares_for_one", split.shares());
  }

  static Fields folds(ReplayScrutiny.Folds folds) {
    return new Fields()
        .with("horizon", folds.horizon())
        .with("embargo_sessions", folds.embargoSessions())
        .with("variants", folds.variants())
        .with("folds", folds.folds().stream().map(each -> fold(each).map()).toList())
        .with("results", folds.results().stream().map(each -> result(each).map()).toList());
  }

  private static Fields fold(ReplayScrutiny.Fold fold) {
    return new Fields()
        .with("scheme", fold.scheme())
        .with("fold", fold.fold())
        .with("train_sessions", fold.trainSessions())
        .with("purged", fold.purged())
        .with("embargoed", fold.embargoed())
        .with("test_first", fold.testFirst())
        .with("test_last", fold.testLast())
        .with("chosen", fold.chosen())
        .with("ic_train", fold.icTrain())
        .with("ic_test", fold.icTest());
  }

  static Fields result(ReplayScrutiny.OutOfSample row) {
    return new Fields()
        .with("scheme", row.scheme())
        .with("dates", row.dates())
        .with("ic_mean", row.icMean())
        .with("t_non_overlapping", ReplayFields.t(row.nonOverlapping()))
        .with("p_value", ReplayFields.p(row.nonOverlapping()))
        .with("t_newey_west", ReplayFields.t(row.neweyWest()))
        .with("p_newey_west", ReplayFields.p(row.neweyWest()))
        .with("hindsight", row.hindsight())
        .with("ic_hindsight", row.icHindsight());
  }

  static Fields sweep(CostPoint point) {
    return new Fields()
        .with("cost_basis_points", point.basisPoints())
        .with("net_annual_return", point.netAnnualReturn())
        .with("net_sharpe", point.netSharpe());
  }
}
