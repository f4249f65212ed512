package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Mean excess return over its deviation (Sharpe 1994, Journal of Portfolio Management 21(1)). */
public final class SharpeRatio {
  private SharpeRatio() {}

  /**
   * {@code mean(r - rf) / std(r - rf) x sqrt(periods a year)}, std with divisor n - 1; absent with
   * fewer than two returns or none that differ.
   *
   * @param returns fractions of one period each
   * @param riskFree return of one period, a fraction
   */
  public static OptionalDouble annualised(double[] returns, double riskFree, int periodsPerYear) {
    double[] excess = Arrays.stream(returns).map(each -> each - riskFree).toArray();
    OptionalDouble ratio = SeriesSummary.of(excess).riskAdjusted();
    return ratio.isEmpty()
        ? ratio
        : OptionalDouble.of(ratio.getAsDouble() * Math.sqrt(periodsPerYear));
  }

  /**
   * The standard error of {@link #annualised} with a risk-free rate of 0, for returns that may be
   * skewed, fat-tailed and autocorrelated: Newey-West on the ratio's influence function {@code z -
   * SR (z^2 - 1) / 2} with {@code z = (r - mean) / std}, after Lo 2002, Financial Analysts Journal
   * 58(4), 36-52. For independent returns it is the error behind {@link ProbabilisticSharpe}.
   * Absent where the ratio is.
   *
   * @param lag last autocovariance used, 0 or more
   */
  public static OptionalDouble standardError(double[] returns, int lag, int periodsPerYear) {
    int n = returns.length;
    if (n < 2 || Correlation.isConstant(returns, 0, n)) {
      return OptionalDouble.empty();
    }
    Moments moments = Moments.of(returns);
    double deviation = moments.std() * Math.sqrt((n - 1.0) / n);
    double ratio = moments.mean() / deviation;
    double[] influence = new double[n];
    for (int i = 0; i < n; i++) {
      double z = (returns[i] - moments.mean()) / deviation;
      influence[i] = z - ratio * (z * z - 1) / 2;
    }
    double variance = NeweyWest.longRunVariance(influence, lag) / n;
    return OptionalDouble.of(Math.sqrt(variance * periodsPerYear));
  }
}
