package dev.bellwether.backtest;

/**
 * The length of blocks that makes the variance of a resampled mean most accurate (Politis and White
 * 2004, Econometric Reviews 23, 53-70, corrected by Patton, Politis and White 2009, Econometric
 * Reviews 28, 372-375).
 */
public final class BlockLength {
  /** Autocorrelations below this many standard errors count as none. */
  private static final double THRESHOLD = 2;

  private BlockLength() {}

  /**
   * The mean length for the scheme, from 1 to {@code min(3 sqrt(n), n / 3)}; 1 for a series that
   * does not vary or has fewer than 10 values.
   */
  public static double of(double[] values, BlockBootstrap.Scheme scheme) {
    int n = values.length;
    if (n < 10 || Correlation.isConstant(values, 0, n)) {
      return 1;
    }
    int run = Math.max(5, (int) Math.ceil(Math.sqrt(Math.log10(n))));
    int most = Math.min(n - 1, (int) Math.ceil(Math.sqrt(n)) + run);
    double[] autocovariance = autocovariance(values, most);
    int bandwidth = bandwidth(autocovariance, n, run, most);
    double bend = 0;
    double spectrum = autocovariance[0];
    for (int lag = 1; lag <= bandwidth; lag++) {
      double weight = 2 * Math.min(1, 2 * (1 - (double) lag / bandwidth));
      bend += weight * lag * autocovariance[lag];
      spectrum += weight * autocovariance[lag];
    }
    double scale = scheme == BlockBootstrap.Scheme.STATIONARY ? 2 : 4.0 / 3;
    double length = Math.cbrt(2 * bend * bend / (scale * spectrum * spectrum) * n);
    double longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
    return Double.isFinite(length) ? Math.max(1, Math.min(longest, length)) : longest;
  }

  private static double[] autocovariance(double[] values, int most) {
    int n = values.length;
    double mean = Correlation.mean(values, 0, n);
    double[] result = new double[most + 1];
    for (int lag = 0; lag <= most; lag++) {
      double sum = 0;
      for (int i = lag; i < n; i++) {
        sum += (values[i] - mean) * (values[i - lag] - mean);
      }
      result[lag] = sum / n;
    }
    return result;
  }

  /** Twice the lag after which a run of autocorrelations is not to be told from 0. */
  private static int bandwidth(double[] autocovariance, int n, int run, int most) {
    double bound = THRESHOLD * Math.sqrt(Math.log10(n) / n) * autocovariance[0];
    for (int lag = 0; lag + run <= most; lag++) {
      boolean quiet = true;
      for (int k = 1; k <= run; k++) {
        quiet &= Math.abs(autocovariance[lag + k]) < bound;
      }
      if (quiet) {
        return Math.min(2 * Math.max(lag, 1), most);
      }
    }
    return most;
  }
}
