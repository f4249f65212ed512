package dev.bellwether.backtest;

/** How far returns fall below 0. */
public final class DownsideRisk {
  private DownsideRisk() {}

  /**
   * {@code sqrt(mean(min(r, 0)^2)) x sqrt(periods a year)} over all returns, a fraction; 0 for
   * none.
   */
  public static double annualised(double[] returns, int periodsPerYear) {
    double squares = 0;
    for (double each : returns) {
      squares += each < 0 ? each * each : 0;
    }
    return returns.length == 0 ? 0 : Math.sqrt(squares / returns.length * periodsPerYear);
  }
}
