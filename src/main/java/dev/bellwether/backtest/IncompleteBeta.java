package dev.bellwether.backtest;

/** The regularised incomplete beta function, to about 1e-12 relative. */
final class IncompleteBeta {
  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 10_000;

  /** Coefficients of Stirling's series for ln gamma (Abramowitz and Stegun 1964, 6.1.41). */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360
  };

  /** From here six terms of Stirling's series are exact to a double's precision. */
  private static final double STIRLING_FROM = 12;

  private IncompleteBeta() {}

  /**
   * I_x(a, b).
   *
   * @param x from 0 to 1
   * @param rest 1 - x, asked for so that a tiny one keeps its digits
   */
  static double regularised(double x, double rest, double a, double b) {
    if (x <= 0 || rest <= 0) {
      return x <= 0 ? 0 : 1;
    }
    // The continued fraction converges fast on one side of this point, so use the symmetry.
    return x < (a + 1) / (a + b + 2)
        ? byContinuedFraction(x, rest, a, b)
        : 1 - byContinuedFraction(rest, x, b, a);
  }

  private static double byContinuedFraction(double x, double rest, double a, double b) {
    double logFront = a * log(x, rest) + b * log(rest, x) - logBeta(a, b);
    return Math.exp(logFront) / a * fraction(x, a, b);
  }

  /** ln x, through ln(1 - rest) where x is near 1. */
  private static double log(double x, double rest) {
    return rest < 0.5 ? Math.log1p(-rest) : Math.log(x);
  }

  /** Abramowitz and Stegun 1964, 26.5.8, evaluated forwards by Lentz's method (1976). */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / awayFromZero(1 + even * d);
      c = awayFromZero(1 + even / c);
      value *= c * d;
      d = 1 / awayFromZero(1 + odd * d);
      c = awayFromZero(1 + odd / c);
      value *= c * d;
      if (Math.abs(c * d - 1) < 1e-15) {
        break;
      }
    }
    return value;
  }

  private static double awayFromZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  /** ln gamma(x) for x above 0: gamma(x) = gamma(x + k) / (x (x + 1) ... (x + k - 1)). */
  static double logGamma(double x) {
    double product = 1;
    double large = x;
    while (large < STIRLING_FROM) {
      product *= large;
      large++;
    }
    double sum = 0;
    double power = 1 / large;
    for (double coefficient : STIRLING) {
      sum += coefficient * power;
      power /= large * large;
    }
    double stirling = (large - 0.5) * Math.log(large) - large + 0.5 * Math.log(2 * Math.PI) + sum;
    return stirling - Math.log(product);
  }
}
