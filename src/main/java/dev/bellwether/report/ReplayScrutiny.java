package dev.bellwether.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What a sceptic asks of a replay next: did one month make it, does it survive the number of things
 * tried, and what would a book have earned that can be traded.
 *
 * @param months rank IC by calendar month, per horizon
 * @param corrections the headline tests corrected for testing several horizons
 * @param luck the simulated book against the best that luck would have found
 * @param strategy the simulated book; empty when it never traded
 * @param lookAhead whether the model could have known what came
 */
public record ReplayScrutiny(
    List<Month> months,
    List<Correction> corrections,
    Optional<Luck> luck,
    Optional<Strategy> strategy,
    ReplayLookAhead lookAhead) {

  /** Nothing was asked. */
  public static ReplayScrutiny none() {
    return new ReplayScrutiny(
        List.of(), List.of(), Optional.empty(), Optional.empty(), ReplayLookAhead.none());
  }

  /** The same with what only a book can tell. */
  public ReplayScrutiny with(Optional<Luck> found, Optional<Strategy> book) {
    return new ReplayScrutiny(months, corrections, found, book, lookAhead);
  }

  /** The same with what is to be said of the model that scored. */
  public ReplayScrutiny with(ReplayLookAhead said) {
    return new ReplayScrutiny(months, corrections, luck, strategy, said);
  }

  /** Mean rank IC of one month and horizon over so many dates. */
  public record Month(YearMonth month, int horizon, int dates, double icMean) {}

  /**
   * One horizon's headline test among all those tried.
   *
   * @param horizon sessions from entry to exit
   * @param pValue uncorrected
   * @param holm corrected so that one false alarm in the family is bounded
   * @param benjaminiHochberg corrected so that the share of false alarms is bounded
   * @param benjaminiYekutieli the same under any dependence
   * @param icLow lower end of the 95 % bootstrap interval of the mean rank IC
   * @param icHigh upper end
   */
  public record Correction(
      int horizon,
      double pValue,
      double holm,
      double benjaminiHochberg,
      double benjaminiYekutieli,
      Optional<Double> icLow,
      Optional<Double> icHigh) {}

  /**
   * The simulated book's Sharpe ratio, judged.
   *
   * @param trials different replays of these prices that are on record, this one included
   * @param trial number of this one among them, from 1, in the order they were first run
   * @param probabilistic probability that the true ratio exceeds 0
   * @param luckSharpe annual ratio that the best of so many worthless trials would show
   * @param deflated probability that the true ratio exceeds that
   * @param leastSessions sessions after which the observed ratio would exceed 0 with 95 %
   */
  public record Luck(
      int trials,
      int trial,
      Optional<Double> probabilistic,
      double luckSharpe,
      Optional<Double> deflated,
      Optional<Double> leastSessions) {}

  /**
   * A book simulated bar by bar.
   *
   * @param book long_short, long_only or signal
   * @param holdingSessions sessions each position is held
   * @param gross before costs
   * @param net after all costs
   * @param longExposure mean value held long, a share of equity
   * @param shortExposure mean value held short
   * @param turnover mean two-sided turnover per session, a share of equity
   * @param breakEvenBasisPoints one-way cost at which the mean return is zero
   * @param costs what was paid, shares of the starting capital
   * @param events counts of what happened on the way
   * @param sweep the same book at other one-way costs
   * @param capacity capital at which impact has taken half of the net Sharpe ratio; empty where no
   *     volume is known or there is nothing to lose
   * @param curve its value
   */
  public record Strategy(
      String book,
      int holdingSessions,
      Figures gross,
      Figures net,
      double longExposure,
      double shortExposure,
      double turnover,
      Optional<Double> breakEvenBasisPoints,
      Costs costs,
      Events events,
      List<CostPoint> sweep,
      Optional<Double> capacity,
      List<ReplayReport.CurvePoint> curve) {}

  /**
   * Performance of one series.
   *
   * @param sessions returns
   * @param annualReturn compounded, a fraction
   * @param annualVolatility a fraction
   * @param sharpe annual
   * @param sortino annual
   * @param calmar annual return / deepest drawdown
   * @param maxDrawdown 0 or negative
   * @param hitRate share of sessions that earned
   */
  public record Figures(
      int sessions,
      double annualReturn,
      Optional<Double> annualVolatility,
      Optional<Double> sharpe,
      Optional<Double> sortino,
      Optional<Double> calmar,
      double maxDrawdown,
      Optional<Double> hitRate) {}

  /** Costs as shares of the starting capital. */
  public record Costs(double fees, double impact, double borrow, double delisting) {}

  /** Trades made, cut by participation, cut by caps; positions closed for want of a price. */
  public record Events(long trades, long unfilled, long capped, long delisted, boolean ruined) {}

  /** The net figures at one one-way cost in basis points. */
  public record CostPoint(double basisPoints, double netAnnualReturn, Optional<Double> netSharpe) {}
}
