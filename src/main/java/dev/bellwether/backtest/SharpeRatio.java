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
}
