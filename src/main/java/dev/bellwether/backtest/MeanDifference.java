package dev.bellwether.backtest;

import java.util.Optional;

/**
 * Two estimates from stretches of time that do not overlap, compared: {@code z = (a - b) /
 * sqrt(se_a^2 + se_b^2)}.
 *
 * @param difference first less second, in their unit
 * @param standardError of the difference, above 0
 * @param z difference / standard error
 * @param p two-sided, from Student's t with as many degrees of freedom as the shorter stretch has
 *     observations that do not overlap, less 1
 */
public record MeanDifference(double difference, double standardError, double z, double p) {

  /**
   * Compares two tested estimates.
   *
   * @param horizon sessions behind one observation, at least 1
   * @return empty if either was not tested
   */
  public static Optional<MeanDifference> of(TTest first, TTest second, int horizon) {
    return first instanceof TTest.Tested a && second instanceof TTest.Tested b
        ? Optional.of(of(a, b, horizon))
        : Optional.empty();
  }

  private static MeanDifference of(TTest.Tested first, TTest.Tested second, int horizon) {
    double difference = first.estimate() - second.estimate();
    double error = Math.hypot(first.standardError(), second.standardError());
    double z = difference / error;
    int freedom = Math.max(1, Math.min(first.n(), second.n()) / horizon - 1);
    return new MeanDifference(difference, error, z, StudentT.twoSided(z, freedom));
  }
}
