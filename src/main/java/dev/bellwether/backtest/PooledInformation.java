package dev.bellwether.backtest;

import java.util.OptionalDouble;

/**
 * The relation of factor and return over all rows at once, for samples with too few names a session
 * for a cross-sectional coefficient. Unlike that it also credits the factor for getting the
 * market's direction right.
 *
 * @param rows pairs
 * @param sessions with at least one row: what the test stands on
 * @param pearson correlation over all rows; absent if either side is constant
 * @param spearman the same of ranks over all rows
 * @param slope of the return (a fraction) on the factor, tested with {@code sessions - 1} degrees
 *     of freedom
 */
public record PooledInformation(
    int rows, int sessions, OptionalDouble pearson, OptionalDouble spearman, TTest slope) {

  /**
   * Correlations, and least squares of return on factor with standard errors that let the rows of a
   * session depend on one another: {@code se^2 = sum_s u_s^2 / Sxx^2} with the session's score
   * {@code u_s = sum (x - mean x) e}, no small-sample factor (CR0; Liang and Zeger 1986, Biometrika
   * 73, 13-22). For a horizon above 1 the products of scores up to h - 1 sessions apart enter with
   * Bartlett weights (Driscoll and Kraay 1998, Review of Economics and Statistics 80, 549-560).
   */
  public static PooledInformation of(CleanSample sample, int horizon) {
    double[] factor = sample.factor();
    double[] returns = sample.returns(horizon);
    int rows = sample.size();
    return new PooledInformation(
        rows,
        sample.occupiedSessions(),
        defined(Correlation.pearson(factor, 0, returns, 0, rows)),
        defined(Correlation.pearson(ranks(factor), 0, ranks(returns), 0, rows)),
        slope(sample, returns, horizon));
  }

  private static TTest slope(CleanSample sample, double[] returns, int horizon) {
    double[] factor = sample.factor();
    int rows = sample.size();
    int clusters = sample.occupiedSessions();
    if (clusters < 2) {
      return new TTest.Untestable(clusters, TTest.Reason.TOO_FEW);
    }
    if (Correlation.isConstant(factor, 0, rows) || Correlation.isConstant(returns, 0, rows)) {
      return new TTest.Untestable(clusters, TTest.Reason.NO_VARIATION);
    }
    double meanX = Correlation.mean(factor, 0, rows);
    double meanY = Correlation.mean(returns, 0, rows);
    double xx = 0;
    double xy = 0;
    for (int row = 0; row < rows; row++) {
      xx += (factor[row] - meanX) * (factor[row] - meanX);
      xy += (factor[row] - meanX) * (returns[row] - meanY);
    }
    double slope = xy / xx;
    double[] scores = new double[sample.sessions()];
    for (int session = 0; session < scores.length; session++) {
      for (int row = sample.from(session); row < sample.to(session); row++) {
        double residual = returns[row] - meanY - slope * (factor[row] - meanX);
        scores[session] += (factor[row] - meanX) * residual;
      }
    }
    double variance = NeweyWest.longRunVariance(scores, horizon - 1) * scores.length;
    return TTest.of(slope, Math.sqrt(variance) / xx, clusters, clusters - 1);
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
