package dev.bellwether.backtest;

/** Tail of Student's t distribution. */
public final class StudentT {
  private StudentT() {}

  /**
   * The probability that |T| is at least |t|: I_x(df/2, 1/2) at x = df / (df + t^2) (Abramowitz and
   * Stegun 1964, 26.7.1 with 26.5.27).
   */
  public static double twoSided(double t, double degreesOfFreedom) {
    double square = t * t;
    double x = degreesOfFreedom / (degreesOfFreedom + square);
    double rest = square / (degreesOfFreedom + square);
    return IncompleteBeta.regularised(x, rest, degreesOfFreedom / 2, 0.5);
  }
}
