package dev.bellwether.signal;

/**
 * How old news fades: a score {@code a} sessions old weighs {@code 2^(-a / sessions)} and nothing
 * once it is older than {@code maxAge}.
 *
 * @param sessions half-life in sessions, above 0
 * @param maxAge oldest age that still counts, in sessions, 0 or more
 */
public record HalfLife(double sessions, int maxAge) {
  public HalfLife {
    if (!(sessions > 0) || maxAge < 0) {
      throw new IllegalArgumentException("half-life " + sessions + ", max age " + maxAge);
    }
  }

  /** Weight by age, index 0 to {@code maxAge}; the first is 1. */
  double[] weights() {
    double[] weights = new double[maxAge + 1];
    for (int age = 0; age <= maxAge; age++) {
      weights[age] = Math.pow(2, -age / sessions);
    }
    return weights;
  }
}
