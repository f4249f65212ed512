package dev.bellwether.backtest;

import java.util.OptionalDouble;

/**
 * The relation of factor and return over all rows at once, for samples with too few names a session
 * for a cross-sectional coefficient. Unlike that it also credits the factor for getting the
 * market's direction right.
 *
 * @param rows pairs
 * @param sessions with at least one row
 * @param pearson correlation over all rows; absent if either side is constant
 * @param spearman the same of ranks over all rows
 * @param slope of the return (a fraction) on the factor by least squares, tested with errors
 *     clustered by session (CR0) on every h-th session, at the start with the median t; n counts
 *     those sessions, degrees of freedom are n - 1
 */
public record PooledInformation(
    int rows, int sessions, OptionalDouble pearson, OptionalDouble spearman, TTest slope) {

  /** Correlations over all rows, and the test, for one horizon of the sample. */
  public static PooledInformation of(CleanSample sample, int horizon) {
    double[] factor = sample.factor();
    double[] returns = sample.returns(horizon);
    int rows = sample.size();
    return new PooledInformation(
        rows,
        sample.occupiedSessions(),
        defined(Correlation.pearson(factor, 0, returns, 0, rows)),
        defined(Correlation.pearson(ranks(factor), 0, ranks(returns), 0, rows)),
        NonOverlapping.medianStart(horizon, start -> ClusteredSlope.of(sample, horizon, start)));
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    new Ranking().averageRanks(values, 0, values.length, ranks, 0);
    return ranks;
  }

  private static OptionalDouble defined(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
