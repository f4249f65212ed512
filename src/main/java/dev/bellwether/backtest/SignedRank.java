package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.Optional;

/**
 * Wilcoxon's signed-rank test that numbers lie symmetrically about 0 (Wilcoxon 1945, Biometrics
 * Bulletin 1, 80-83); zeros are left out, ties share their average rank.
 *
 * @param statistic the smaller one of the sums of ranks above and below 0
 * @param p two-sided, from the normal distribution corrected for ties, without continuity
 *     correction
 */
public record SignedRank(double statistic, double p) {

  /** The test; empty without a number that is not 0. */
  public static Optional<SignedRank> of(double[] values) {
    double[] nonzero = Arrays.stream(values).filter(value -> value != 0).toArray();
    int n = nonzero.length;
    if (n == 0) {
      return Optional.empty();
    }
    double[] sizes = Arrays.stream(nonzero).map(Math::abs).toArray();
    double[] ranks = new double[n];
    new Ranking().averageRanks(sizes, 0, n, ranks, 0);
    double above = 0;
    for (int i = 0; i < n; i++) {
      above += nonzero[i] > 0 ? ranks[i] : 0;
    }
    double all = n * (n + 1) / 2.0;
    double statistic = Math.min(above, all - above);
    double variance = n * (n + 1.0) * (2 * n + 1) / 24 - ties(sizes) / 48;
    double z = (statistic - all / 2) / Math.sqrt(variance);
    return Optional.of(new SignedRank(statistic, Math.min(1, 2 * Normal.cumulative(z))));
  }

  /** Sum of t^3 - t over groups of t equal sizes. */
  private static double ties(double[] sizes) {
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    double sum = 0;
    int first = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[first]) {
        double tied = i - first;
        sum += tied * tied * tied - tied;
        first = i;
      }
    }
    return sum;
  }
}
