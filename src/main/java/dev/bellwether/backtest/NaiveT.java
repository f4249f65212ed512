package dev.bellwether.backtest;

/**
 * Student's one-sample t test that a mean is zero, for independent numbers.
 *
 * <p>Information coefficients of overlapping returns are not independent: on pure noise with a
 * persistent factor and a horizon of 10 sessions this test rejects 44 % of the time at a nominal 5
 * %. Shown for comparison with other tools, never as a headline.
 */
public final class NaiveT {
  private NaiveT() {}

  /** mean / (std / sqrt(n)), std with divisor n - 1, and n - 1 degrees of freedom. */
  public static TTest of(double[] values) {
    int n = values.length;
    if (n < 2) {
      return new TTest.Untestable(n, TTest.Reason.TOO_FEW);
    }
    if (Correlation.isConstant(values, 0, n)) {
      return new TTest.Untestable(n, TTest.Reason.NO_VARIATION);
    }
    Moments moments = Moments.of(values);
    return TTest.of(moments.mean(), moments.std() / Math.sqrt(n), n, n - 1);
  }
}
