package dev.bellwether.backtest;

import java.util.OptionalDouble;

/** How straight the way to the final wealth was. */
public final class Stability {
  private Stability() {}

  /**
   * R squared of a straight line through the cumulated log returns; absent with fewer than two
   * returns, without variation, or if wealth is lost altogether.
   */
  public static OptionalDouble of(double[] returns) {
    double[] wealth = new double[returns.length];
    double[] time = new double[returns.length];
    double sum = 0;
    for (int i = 0; i < returns.length; i++) {
      sum += Math.log1p(returns[i]);
      wealth[i] = sum;
      time[i] = i;
    }
    double correlation = Correlation.pearson(time, 0, wealth, 0, wealth.length);
    return Double.isFinite(correlation)
        ? OptionalDouble.of(correlation * correlation)
        : OptionalDouble.empty();
  }
}
