package dev.bellwether.backtest;

import java.util.OptionalDouble;

/**
 * A Sharpe ratio that takes off what smooth returns flatter: divided by {@code sqrt(1 + 2 sum_{k=1}
 * ^{n-1} (1 - k/n) |r|^k)} with r the correlation of neighbouring returns, as if they were an
 * autoregression of that (absolute) coefficient.
 */
public final class SmoothedSharpe {
  private SmoothedSharpe() {}

  /** The ratio, risk-free rate 0; absent where the plain one is or returns are fewer than three. */
  public static OptionalDouble annualised(double[] returns, int periodsPerYear) {
    OptionalDouble plain = SharpeRatio.annualised(returns, 0, periodsPerYear);
    int n = returns.length;
    if (plain.isEmpty() || n < 3) {
      return OptionalDouble.empty();
    }
    double r = Math.abs(Correlation.pearson(returns, 0, returns, 1, n - 1));
    double sum = 0;
    double power = 1;
    for (int k = 1; k < n; k++) {
      power *= r;
      sum += (n - k) / (double) n * power;
    }
    double penalty = Math.sqrt(1 + 2 * sum);
    return Double.isFinite(penalty)
        ? OptionalDouble.of(plain.getAsDouble() / penalty)
        : OptionalDouble.empty();
  }
}
