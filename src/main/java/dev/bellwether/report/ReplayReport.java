package dev.bellwether.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a replay found, ready to be rendered. Returns are fractions, costs are basis points,
 * dates are sessions of the exchange. Field names in snake case are the JSON schema, which is only
 * ever added to.
 *
 * @param schemaVersion version of this schema
 * @param headline one plain sentence: what the figures say, and whether they say anything
 * @param coverage what went in and what was dropped, with reasons
 * @param information how well the signal orders returns, one entry per horizon
 * @param quantiles mean returns by signal quantile, per horizon
 * @param turnover how fast the quantiles change, per horizon
 * @param portfolio the long-short book; empty when too few dates had enough names
 * @param series the figures by date behind the charts
 * @param details figures beyond the summary
 * @param scrutiny what a sceptic asks next
 * @param manifest what is needed to run it again
 */
public record ReplayReport(
    int schemaVersion,
    String headline,
    Coverage coverage,
    List<Information> information,
    List<QuantileRow> quantiles,
    List<TurnoverRow> turnover,
    Optional<Portfolio> portfolio,
    Series series,
    ReplayDetails details,
    ReplayScrutiny scrutiny,
    Manifest manifest) {

  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * What went in.
   *
   * @param documents documents with a score of the declared selection; empty where scores came from
   *     a file
   * @param scores (document, ticker) pairs among them, or rows of that file
   * @param tickers tickers with at least one signal
   * @param firstSession first session with a signal; empty when there is none
   * @param lastSession last session with a signal
   * @param sessions sessions with at least one signal
   * @param sessionsWithBreadth of these, sessions with {@code minNames} names or more
   * @param medianNames median names per session that has a signal
   * @param minNames names a session needs for a cross-section
   * @param assumedFirstSeenShare share of pairs whose first-seen time was assumed by policy, in [0,
   *     1]; empty where scores came from a file
   * @param drops rows that were left out, by reason, largest first
   */
  public record Coverage(
      Optional<Long> documents,
      long scores,
      int tickers,
      Optional<LocalDate> firstSession,
      Optional<LocalDate> lastSession,
      int sessions,
      int sessionsWithBreadth,
      double medianNames,
      int minNames,
      Optional<Double> assumedFirstSeenShare,
      Map<String, Long> drops) {}

  /** How well the signal orders the returns of one horizon. */
  public sealed interface Information {
    /** Sessions from entry to exit. */
    int horizon();
  }

  /**
   * Enough names per date: rank information coefficients. A test that cannot be made (one date, no
   * variance) is empty.
   *
   * @param horizon sessions from entry to exit
   * @param dates dates with a coefficient
   * @param icMean mean rank information coefficient
   * @param icStd its standard deviation over dates, ddof 1
   * @param nonOverlapping the headline test: every h-th date, the median over all phases
   * @param neweyWest second line: all dates, Newey-West standard error
   * @param neweyWestLag its lag
   * @param naive all dates as if independent; overstated for horizons above 1
   * @param shape what else there is to say about the coefficients
   * @param lags Newey-West at other lags, rising
   */
  public record RankIc(
      int horizon,
      int dates,
      double icMean,
      Optional<Double> icStd,
      Optional<Test> nonOverlapping,
      Optional<Test> neweyWest,
      int neweyWestLag,
      Optional<Test> naive,
      Shape shape,
      List<LagTest> lags)
      implements Information {}

  /**
   * The distribution of coefficients over dates. Empty what is not defined.
   *
   * @param riskAdjusted mean / standard deviation, not annualised
   * @param skew population skewness
   * @param excessKurtosis population kurtosis less 3
   * @param pearsonMean mean of Pearson's coefficients, of factors and returns instead of their
   *     ranks
   */
  public record Shape(
      Optional<Double> riskAdjusted,
      Optional<Double> skew,
      Optional<Double> excessKurtosis,
      Optional<Double> pearsonMean) {
    /** Nothing is defined. */
    public static Shape none() {
      return new Shape(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * A mean tested with a Newey-West standard error.
   *
   * @param lag last autocovariance used
   * @param standardError of the mean
   * @param t statistic
   * @param pNormal two-sided, from the normal distribution
   */
  public record LagTest(int lag, double standardError, double t, double pNormal) {}

  /**
   * Insufficient breadth: pooled figures over all rows instead of a rank coefficient per date.
   *
   * @param horizon sessions from entry to exit
   * @param dates dates with at least one row
   * @param rows (date, ticker) rows
   * @param pearson pooled correlation; empty when it is not defined
   * @param spearman pooled rank correlation; empty when it is not defined
   * @param clustered test of the pooled slope, standard error clustered by date
   */
  public record Pooled(
      int horizon,
      int dates,
      long rows,
      Optional<Double> pearson,
      Optional<Double> spearman,
      Optional<Test> clustered)
      implements Information {}

  /**
   * A test that a mean is not zero.
   *
   * @param n observations it rests on
   * @param t statistic
   * @param pValue two-sided, in [0, 1]
   */
  public record Test(int n, double t, double pValue) {}

  /**
   * Mean forward return of one quantile.
   *
   * @param horizon sessions from entry to exit
   * @param quantile 1 = lowest signal
   * @param meanReturn mean of the daily means of (return - universe mean), a fraction
   * @param stdError standard error of the daily means; empty below two dates
   * @param meanRawReturn the same without subtracting the universe mean
   * @param meanGroupNeutralReturn the same, subtracting the mean of the group; empty without groups
   * @param rows (date, ticker) rows
   */
  public record QuantileRow(
      int horizon,
      int quantile,
      double meanReturn,
      Optional<Double> stdError,
      double meanRawReturn,
      Optional<Double> meanGroupNeutralReturn,
      long rows) {}

  /**
   * How fast names leave a quantile.
   *
   * @param horizon lag in sessions
   * @param bottom share of the lowest quantile's names that were not in it h sessions earlier
   * @param top the same of the highest quantile
   * @param rankAutocorrelation correlation of ranks over h sessions; empty when not defined
   * @param byQuantile the share of each quantile from the lowest; empty where it has no names
   */
  public record TurnoverRow(
      int horizon,
      Optional<Double> bottom,
      Optional<Double> top,
      Optional<Double> rankAutocorrelation,
      List<Optional<Double>> byQuantile) {}

  /**
   * One long-short book, signal-weighted and rebalanced each session, held one session.
   *
   * @param sessions sessions it was invested
   * @param costBasisPoints one-way cost charged on turnover
   * @param grossAnnualReturn compound annual growth before costs, a fraction
   * @param netAnnualReturn the same after costs
   * @param grossSharpe mean / standard deviation times the square root of 252, before costs
   * @param netSharpe after costs
   * @param netMaxDrawdown deepest fall from a peak after costs, 0 or negative
   * @param meanTurnover mean two-sided turnover per session, 1 = the whole gross book once
   * @param breakEvenBasisPoints cost at which the mean return is zero; empty without turnover
   */
  public record Portfolio(
      int sessions,
      double costBasisPoints,
      double grossAnnualReturn,
      double netAnnualReturn,
      Optional<Double> grossSharpe,
      Optional<Double> netSharpe,
      double netMaxDrawdown,
      double meanTurnover,
      Optional<Double> breakEvenBasisPoints) {}

  /**
   * The figures by date.
   *
   * @param ic rank information coefficients
   * @param curve the book's value
   * @param breadth names with a signal
   */
  public record Series(List<IcPoint> ic, List<CurvePoint> curve, List<BreadthPoint> breadth) {}

  /** Rank information coefficient of one date and horizon over {@code names} names. */
  public record IcPoint(LocalDate session, int horizon, double ic, int names) {}

  /**
   * Value of one unit invested at the start, before and after costs, at the entry price of the
   * session, when what was held is sold.
   */
  public record CurvePoint(LocalDate session, double gross, double net) {}

  /** Names with a signal on a session. */
  public record BreadthPoint(LocalDate session, int names) {}

  /**
   * What is needed to run it again.
   *
   * @param runId id in the table of runs
   * @param command the exact command line
   * @param version of Bellwether
   * @param selection tier, model, prompt and parameters replayed
   * @param settings every setting that shaped the figures, by key
   * @param dataHashes hash of the scores and of the bars that went in, by name
   * @param earlierTrials other books on these data that the ledger knew: an input too, on which
   *     {@link ReplayScrutiny.Luck} depends, and nothing else but what the headline says of it
   */
  public record Manifest(
      String runId,
      String command,
      String version,
      String selection,
      Map<String, String> settings,
      Map<String, String> dataHashes,
      int earlierTrials) {

    /** The same after other trials; their hash stands among the others if there are any. */
    public Manifest after(int trials, String hash) {
      Map<String, String> hashes = new LinkedHashMap<>(dataHashes);
      if (trials > 0) {
        hashes.put("earlier_trials", hash);
      }
      return new Manifest(runId, command, version, selection, settings, hashes, trials);
    }
  }
}
