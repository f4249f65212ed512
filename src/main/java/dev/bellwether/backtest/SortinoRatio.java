package dev.bellwether.backtest;

import java.util.OptionalDouble;

/**
 * Mean return over downside deviation (Sortino and Price 1994, Journal of Investing 3(3), 59-64),
 * with target 0.
 */
public final class SortinoRatio {
  private SortinoRatio() {}

  /**
   * {@code mean / sqrt(mean(min(r, 0)^2)) x sqrt(periods a year)}, all returns in both means;
   * absent if none is below 0.
   *
   * @param returns fractions of one period each
   */
  public static OptionalDouble annualised(double[] returns, int periodsPerYear) {
    double sum = 0;
    double squares = 0;
    for (double each : returns) {
      sum += each;
      squares += each < 0 ? each * each : 0;
    }
    if (squares == 0) {
      return OptionalDouble.empty();
    }
    int n = returns.length;
    return OptionalDouble.of(sum / n / Math.sqrt(squares / n) * Math.sqrt(periodsPerYear));
  }
}
