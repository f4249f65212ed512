package dev.bellwether.backtest;

/**
 * The t test of a mean that allows for autocorrelation up to a lag (Newey and West 1987,
 * Econometrica 55, 703-708): {@code se^2 = (g0 + 2 sum (1 - k/(L+1)) g_k) / n}, no prewhitening and
 * no small-sample factor. This is statsmodels' HAC with {@code use_correction=False} and R's {@code
 * sandwich::NeweyWest(prewhite=FALSE, adjust=FALSE)}.
 */
public final class NeweyWest {
  private NeweyWest() {}

  /**
   * The test with n - 1 degrees of freedom. Missing sessions are closed up first, so a lag counts
   * observations, which are at least as many sessions.
   *
   * @param lag last autocovariance used, 0 or more; those from n on are zero
   */
  public static TTest of(double[] values, int lag) {
    int n = values.length;
    if (n < 2) {
      return new TTest.Untestable(n, TTest.Reason.TOO_FEW);
    }
    if (Correlation.isConstant(values, 0, n)) {
      return new TTest.Untestable(n, TTest.Reason.NO_VARIATION);
    }
    double mean = Correlation.mean(values, 0, n);
    double[] deviations = new double[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = values[i] - mean;
    }
    double standardError = Math.sqrt(longRunVariance(deviations, lag) / n);
    return TTest.of(mean, standardError, n, n - 1);
  }

  /**
   * {@code max(h - 1, floor(4 (n/100)^(2/9)))}: the overlap of h-session returns, or the rule of
   * thumb after Newey and West 1994 (Review of Economic Studies 61, 631-653), whichever is longer.
   */
  public static int defaultLag(int n, int horizon) {
    return Math.max(horizon - 1, (int) Math.floor(4 * Math.pow(n / 100.0, 2.0 / 9)));
  }

  /** {@code g0 + 2 sum_{k=1..L} (1 - k/(L+1)) g_k} with {@code g_k = sum v_t v_{t-k} / n}. */
  static double longRunVariance(double[] centred, int lag) {
    double sum = autoproduct(centred, 0);
    for (int k = 1; k <= lag && k < centred.length; k++) {
      sum += 2 * (1 - k / (lag + 1.0)) * autoproduct(centred, k);
    }
    return sum / centred.length;
  }

  private static double autoproduct(double[] values, int lag) {
    double sum = 0;
    for (int i = lag; i < values.length; i++) {
      sum += values[i] * values[i - lag];
    }
    return sum;
  }
}
