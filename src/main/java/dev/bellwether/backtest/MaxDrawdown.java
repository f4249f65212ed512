package dev.bellwether.backtest;

/** The worst fall of wealth from a peak. */
public final class MaxDrawdown {
  private MaxDrawdown() {}

  /**
   * The least of {@code wealth / highest wealth so far - 1}, a fraction of 0 or below; the start is
   * the first peak. 0 for no returns.
   *
   * @param returns fractions of one period each
   */
  public static double of(double[] returns) {
    double wealth = 1;
    double peak = 1;
    double worst = 0;
    for (double each : returns) {
      wealth *= 1 + each;
      peak = Math.max(peak, wealth);
      worst = Math.min(worst, wealth / peak - 1);
    }
    return worst;
  }
}
