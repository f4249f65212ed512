package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.LagTest;
import dev.bellwether.report.ReplayReport.RankIc;
import dev.bellwether.report.ReplayReport.Test;
import java.util.List;
import java.util.Optional;

/**
 * What a replay found beyond its summary. A list is empty where there was nothing to measure, or
 * nobody asked.
 *
 * @param groupNeutral rank coefficients of returns less the mean of the date and group, per horizon
 * @param groups mean rank coefficient inside each group, per horizon
 * @param spreads top less bottom quantile, per horizon
 * @param longShort portfolios of several weightings, per horizon
 * @param decay rank coefficients horizon by horizon, each on all rows that have its return
 * @param decayFit the half-life that fits the marginal ones; empty where none does
 * @param eventCurve what the quantiles did before and after, less the universe
 */
public record ReplayDetails(
    List<RankIc> groupNeutral,
    List<GroupIc> groups,
    List<Spread> spreads,
    List<LongShort> longShort,
    List<Decay> decay,
    Optional<DecayFit> decayFit,
    List<EventPoint> eventCurve) {

  /** Nothing was measured. */
  public static ReplayDetails none() {
    return new ReplayDetails(
        List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of());
  }

  /**
   * Rank coefficients inside one group.
   *
   * @param horizon sessions from entry to exit
   * @param group its name
   * @param dates dates with a coefficient
   * @param icMean mean over them; empty without any
   */
  public record GroupIc(int horizon, String group, int dates, Optional<Double> icMean) {}

  /**
   * Return of the top quantile less that of the bottom one, by date.
   *
   * @param horizon sessions from entry to exit
   * @param dates dates on which both have names
   * @param mean over dates, a fraction
   * @param std over dates, ddof 1
   * @param nonOverlapping the headline test
   * @param neweyWest second line
   * @param neweyWestLag its lag
   * @param naive as if dates were independent
   * @param lags Newey-West at other lags
   */
  public record Spread(
      int horizon,
      int dates,
      double mean,
      Optional<Double> std,
      Optional<Test> nonOverlapping,
      Optional<Test> neweyWest,
      int neweyWestLag,
      Optional<Test> naive,
      List<LagTest> lags) {}

  /**
   * A portfolio set up at every date and held for the horizon, gross weight 1, before costs.
   *
   * @param horizon sessions from entry to exit
   * @param weighting {@code factor}, {@code equal} or {@code group_neutral}
   * @param dates dates with a return
   * @param meanReturn per holding period, a fraction
   * @param costs what trading takes; empty in all entries of a portfolio but its first
   * @param against what explains it: {@code universe}, the equal-weighted mean of all names, or
   *     {@code market}
   * @param alpha of the regression, per holding period, a fraction; empty where it is not defined
   * @param annualAlpha the same compounded over a year of 252 sessions
   * @param beta of the regression
   * @param naiveAlpha test of alpha as if dates were independent
   * @param neweyWestAlpha test of alpha with the default lag
   */
  public record LongShort(
      int horizon,
      String weighting,
      int dates,
      double meanReturn,
      Optional<Costs> costs,
      String against,
      Optional<Double> alpha,
      Optional<Double> annualAlpha,
      Optional<Double> beta,
      Optional<Test> naiveAlpha,
      Optional<Test> neweyWestAlpha) {}

  /**
   * What trading takes from a portfolio.
   *
   * @param meanTurnover mean two-sided turnover of target weights over the horizon, 1 = the whole
   *     gross book once
   * @param costBasisPoints one-way cost that is charged
   * @param breakEvenBasisPoints one-way cost at which the mean return is 0; empty without turnover
   * @param grossSharpe annualised ratio before costs; of one-session returns only, since longer
   *     ones overlap
   * @param netSharpe the same after costs
   */
  public record Costs(
      double meanTurnover,
      double costBasisPoints,
      Optional<Double> breakEvenBasisPoints,
      Optional<Double> grossSharpe,
      Optional<Double> netSharpe) {}

  /**
   * How fast the factor loses its power.
   *
   * @param horizon sessions from entry
   * @param dates dates with a coefficient
   * @param cumulativeIc mean rank coefficient with the return up to the horizon; empty without any
   * @param marginalIc the same with the return of the horizon's last session alone
   */
  public record Decay(
      int horizon, int dates, Optional<Double> cumulativeIc, Optional<Double> marginalIc) {}

  /**
   * Least squares of the marginal coefficients on {@code a 2^(-(h-1)/H)}.
   *
   * @param first a, the coefficient of the first session
   * @param halfLife H, in sessions
   */
  public record DecayFit(double first, double halfLife) {}

  /**
   * A point of the event-time curve.
   *
   * @param quantile 1 = lowest signal
   * @param offset sessions from the entry, below 0 before it
   * @param meanReturn mean over dates of (return from the entry to the offset, less that of the
   *     universe), a fraction
   * @param stdError standard error of the daily means, as if they were independent
   * @param dates dates that have it
   */
  public record EventPoint(
      int quantile, int offset, double meanReturn, Optional<Double> stdError, int dates) {}
}
