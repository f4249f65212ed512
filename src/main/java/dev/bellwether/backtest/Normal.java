package dev.bellwether.backtest;

/** The standard normal distribution, to about 1e-13 relative. */
public final class Normal {
  /** Beyond, the tail's continued fraction converges within {@link #FRACTION_TERMS}. */
  private static final double TAIL = 3;

  private static final int FRACTION_TERMS = 200;
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private Normal() {}

  /** The probability of at most x. */
  static double cumulative(double x) {
    if (x < -TAIL) {
      return upperTail(-x);
    }
    return x > TAIL ? 1 - upperTail(x) : 0.5 + density(x) * series(x);
  }

  /** The probability of at least |z| on either side. */
  public static double twoSided(double z) {
    return 2 * cumulative(-Math.abs(z));
  }

  /** The x of which {@link #cumulative} is p; infinite at 0 and 1. */
  static double quantile(double p) {
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    if (p <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double x = firstGuess(p);
    for (int step = 0; step < 4; step++) {
      x -= (cumulative(x) - p) / density(x);
    }
    return x;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / ROOT_TWO_PI;
  }

  /** x + x^3/3 + x^5/(3 5) + ... (Abramowitz and Stegun 1964, 26.2.11). */
  private static double series(double x) {
    double sum = x;
    double term = x;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return sum;
  }

  /** Abramowitz and Stegun 1964, 26.2.14, from the innermost term out. */
  private static double upperTail(double x) {
    double fraction = x;
    for (int k = FRACTION_TERMS; k > 0; k--) {
      fraction = x + k / fraction;
    }
    return density(x) / fraction;
  }

  /** Within 4.5e-4 for p up to 0.5 (Abramowitz and Stegun 1964, 26.2.23). */
  private static double firstGuess(double p) {
    double t = Math.sqrt(-2 * Math.log(p));
    double above = 2.515517 + t * (0.802853 + t * 0.010328);
    double below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return above / below - t;
  }
}
