package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The tails of a distribution of returns.
 *
 * @param valueAtRisk the 5 % quantile, a fraction, interpolated
 * @param expectedShortfall mean of the worst 5 % of returns, at least one
 * @param ratio size of the 95 % quantile over that of the 5 % one; absent if the latter is 0
 */
public record Tails(double valueAtRisk, double expectedShortfall, OptionalDouble ratio) {
  private static final double TAIL = 0.05;

  /** The tails of at least one return. */
  public static Tails of(double[] returns) {
    double[] sorted = returns.clone();
    Arrays.sort(sorted);
    int worst = (int) ((sorted.length - 1) * TAIL) + 1;
    double low = Percentile.ofSorted(sorted, TAIL);
    double high = Percentile.ofSorted(sorted, 1 - TAIL);
    return new Tails(
        low,
        Correlation.mean(sorted, 0, worst),
        low == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.abs(high) / Math.abs(low)));
  }
}
