package dev.bellwether.backtest;

/**
 * Moments of two or more numbers that are not all equal.
 *
 * @param mean first moment
 * @param std sample standard deviation, divisor n - 1
 * @param skew population, m3 / m2^1.5
 * @param kurtosis population and not in excess, m4 / m2^2 (3 for a normal distribution)
 */
record Moments(double mean, double std, double skew, double kurtosis) {
  static Moments of(double[] values) {
    int n = values.length;
    double mean = Correlation.mean(values, 0, n);
    double m2 = 0;
    double m3 = 0;
    double m4 = 0;
    for (double value : values) {
      double d = value - mean;
      double square = d * d;
      m2 += square;
      m3 += square * d;
      m4 += square * square;
    }
    double variance = m2 / n;
    return new Moments(
        mean,
        Math.sqrt(m2 / (n - 1)),
        m3 / n / (variance * Math.sqrt(variance)),
        m4 / n / (variance * variance));
  }
}
