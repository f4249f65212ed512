package dev.bellwether.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What a sceptic asks of a replay next: did one month make it, does it survive the number of things
 * tried, and what would a book have earned that can be traded.
 *
 * @param months rank IC by calendar month, per horizon
 * @param corrections the headline tests corrected for testing several horizons
 * @param luck the book against the best that luck would have found
 * @param strategy the simulated book; empty when it never traded, and for files
 * @param lookAhead whether the model could have known what came
 * @param sorts the same measures on parts of the signals
 * @param splits jumps of prices that look like unadjusted splits
 * @param folds what a choice of the signal is worth on other dates; empty where nobody asked
 */
public record ReplayScrutiny(
    List<Month> months,
    List<Correction> corrections,
    Optional<Luck> luck,
    Optional<Strategy> strategy,
    ReplayLookAhead lookAhead,
    List<Sort> sorts,
    List<SuspectedSplit> splits,
    Optional<Folds> folds) {

  /** Nothing was asked. */
  public static ReplayScrutiny none() {
    return new ReplayScrutiny(
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        ReplayLookAhead.none(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The same with what only a book can tell. */
  public ReplayScrutiny with(Optional<Luck> found, Optional<Strategy> book) {
    return new ReplayScrutiny(months, corrections, found, book, lookAhead, sorts, splits, folds);
  }

  /** The same with what is to be said of the model that scored. */
  public ReplayScrutiny with(ReplayLookAhead said) {
    return new ReplayScrutiny(months, corrections, luck, strategy, said, sorts, splits, folds);
  }

  /** The same with the measures on parts of the signals. */
  public ReplayScrutiny with(List<Sort> parts) {
    return new ReplayScrutiny(months, corrections, luck, strategy, lookAhead, parts, splits, folds);
  }

  /** The same with suspected splits, and what other dates say. */
  public ReplayScrutiny with(List<SuspectedSplit> suspects, Optional<Folds> tested) {
    return new ReplayScrutiny(
        months, corrections, luck, strategy, lookAhead, sorts, suspects, tested);
  }

  /**
   * A jump that looks like a split nobody adjusted for.
   *
   * @param asset whose price
   * @param session of the new price
   * @param ratio new price / price before
   * @param shares new shares for each old one; below 1 for a reverse split
   */
  public record SuspectedSplit(String asset, LocalDate session, double ratio, double shares) {}

  /**
   * A choice among variants of the signal, tested on dates that it was not made on.
   *
   * @param horizon sessions from entry to exit
   * @param embargoSessions sessions after a test that are not trained on
   * @param variants what was chosen among
   * @param folds one by one
   * @param results all folds of a scheme together
   */
  public record Folds(
      int horizon,
      int embargoSessions,
      List<String> variants,
      List<Fold> folds,
      List<OutOfSample> results) {}

  /**
   * One fold.
   *
   * @param scheme walk_forward, from the past only, or cross_validation, from all other dates
   * @param fold number, from 1
   * @param trainSessions sessions the choice was made on
   * @param purged sessions left out since their returns meet those of the test
   * @param embargoed sessions left out after those
   * @param testFirst first session of the test
   * @param testLast last session of the test
   * @param chosen variant with the highest mean rank IC in training
   * @param icTrain its mean rank IC there
   * @param icTest its mean rank IC in the test
   */
  public record Fold(
      String scheme,
      int fold,
      int trainSessions,
      int purged,
      int embargoed,
      LocalDate testFirst,
      LocalDate testLast,
      Optional<String> chosen,
      Optional<Double> icTrain,
      Optional<Double> icTest) {}

  /**
   * All tests of a scheme in a row.
   *
   * @param scheme walk_forward or cross_validation
   * @param dates with a rank IC
   * @param icMean mean rank IC of the choices outside of what they were made on
   * @param nonOverlapping test of it on dates that do not overlap
   * @param neweyWest the same on all dates
   * @param hindsight the variant that was best over all dates
   * @param icHindsight its mean rank IC over all dates: what choosing afterwards shows
   */
  public record OutOfSample(
      String scheme,
      int dates,
      Optional<Double> icMean,
      Optional<ReplayReport.Test> nonOverlapping,
      Optional<ReplayReport.Test> neweyWest,
      Optional<String> hindsight,
      Optional<Double> icHindsight) {}

  /**
   * The measures on one part of the signals.
   *
   * @param by what they are sorted by: news_count, novelty, source, tier, model, prompt or answer
   * @param part which part
   * @param rows (date, name) rows with all returns
   * @param information how well they order returns, one entry a horizon
   * @param spreads top less bottom quantile, per horizon
   */
  public record Sort(
      String by,
      String part,
      long rows,
      List<ReplayReport.Information> information,
      List<ReplayDetails.Spread> spreads) {}

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
   * The Sharpe ratio after costs, judged: of the simulated book, or for files of the long-short
   * one.
   *
   * @param trials different books on any of these names and dates on record, this one included
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
