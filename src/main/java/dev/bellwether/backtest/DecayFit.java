package dev.bellwether.backtest;

import java.util.Optional;

/**
 * The half-life of a factor's power: least squares of marginal information coefficients on {@code a
 * 2^(-(h-1)/H)}.
 *
 * @param first a, the coefficient of the first session
 * @param halfLife H in sessions, above 0
 */
public record DecayFit(double first, double halfLife) {
  private static final double SHORTEST = 0.05;
  private static final double LONGEST = 10_000;
  private static final int STEPS = 400;
  private static final int HALVINGS = 200;

  /**
   * The best fit with a half-life between 0.05 and 10,000 sessions; empty with fewer than three
   * points, or if the fit gets ever better towards one of these ends.
   *
   * @param horizons in sessions, at least 1 each
   * @param coefficients finite, one for each horizon
   */
  public static Optional<DecayFit> of(int[] horizons, double[] coefficients) {
    if (horizons.length < 3) {
      return Optional.empty();
    }
    double best = 0;
    int at = 0;
    for (int step = 0; step <= STEPS; step++) {
      double explained = explained(horizons, coefficients, rate(step));
      if (explained > best) {
        best = explained;
        at = step;
      }
    }
    if (at == 0 || at == STEPS) {
      return Optional.empty();
    }
    double rate = stationary(horizons, coefficients, rate(at - 1), rate(at + 1));
    return Optional.of(new DecayFit(slope(horizons, coefficients, rate), Math.log(2) / rate));
  }

  /** ln 2 / H, falling with the step. */
  private static double rate(int step) {
    return Math.log(2) / (SHORTEST * Math.pow(LONGEST / SHORTEST, (double) step / STEPS));
  }

  /** What the best a for this rate takes off the sum of squares. */
  private static double explained(int[] horizons, double[] y, double rate) {
    double xx = 0;
    for (int horizon : horizons) {
      xx += Math.exp(-2 * (horizon - 1) * rate);
    }
    double slope = slope(horizons, y, rate);
    return slope * slope * xx;
  }

  private static double slope(int[] horizons, double[] y, double rate) {
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < y.length; i++) {
      double x = Math.exp(-(horizons[i] - 1) * rate);
      xy += x * y[i];
      xx += x * x;
    }
    return xy / xx;
  }

  /**
   * Halves the interval until the derivative of what is explained changes sign in no smaller one.
   */
  private static double stationary(int[] horizons, double[] y, double above, double below) {
    double high = above;
    double low = below;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (derivative(horizons, y, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Of the sign of the derivative of {@link #explained} by the rate. */
  private static double derivative(int[] horizons, double[] y, double rate) {
    double xy = 0;
    double xx = 0;
    double slopeOfXy = 0;
    double slopeOfXx = 0;
    for (int i = 0; i < y.length; i++) {
      double age = horizons[i] - 1;
      double x = Math.exp(-age * rate);
      xy += x * y[i];
      xx += x * x;
      slopeOfXy -= age * x * y[i];
      slopeOfXx -= 2 * age * x * x;
    }
    return Math.signum(xy) * (2 * slopeOfXy * xx - xy * slopeOfXx);
  }
}
