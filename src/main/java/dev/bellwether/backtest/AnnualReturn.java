package dev.bellwether.backtest;

import java.util.OptionalDouble;

/** The constant yearly return that leads to the same final wealth (CAGR). */
public final class AnnualReturn {
  private AnnualReturn() {}

  /**
   * {@code prod(1 + r)^(periods a year / n) - 1}; -1 if a return of -100 % or worse ends it all;
   * absent for no returns.
   *
   * @param returns fractions of one period each
   */
  public static OptionalDouble of(double[] returns, int periodsPerYear) {
    if (returns.length == 0) {
      return OptionalDouble.empty();
    }
    double wealth = 1;
    for (double each : returns) {
      wealth *= Math.max(0, 1 + each);
    }
    return OptionalDouble.of(Math.pow(wealth, (double) periodsPerYear / returns.length) - 1);
  }
}
