package dev.bellwether.backtest;

import java.util.OptionalDouble;

/**
 * How sure a Sharpe ratio is, given its length and the shape of its returns (Bailey and López de
 * Prado 2012, Journal of Risk 15(2), 3-44). Ratios here are per period, never annualised; skewness
 * and kurtosis are population moments and the kurtosis is <em>not</em> in excess: with excess
 * kurtosis, as some libraries have it, the result is too sure.
 */
public final class ProbabilisticSharpe {
  /**
   * With fewer returns there is no probability: that the estimated ratio is normal holds in large
   * samples only, and 30 is the least that the authors take the central limit theorem for. Two
   * returns always have skewness 0 and kurtosis 1, and would be sure of anything.
   */
  public static final int FEWEST = 30;

  private ProbabilisticSharpe() {}

  /**
   * The probability that the true ratio exceeds the benchmark, {@code Phi((SR - SR*) sqrt(n-1) /
   * sqrt(1 - g3 SR + (g4-1)/4 SR^2))}; absent with fewer than {@link #FEWEST} returns or none that
   * differ.
   *
   * @param returns fractions of one period each
   * @param benchmark SR* per period
   */
  public static OptionalDouble of(double[] returns, double benchmark) {
    if (saysNothing(returns)) {
      return OptionalDouble.empty();
    }
    Moments moments = Moments.of(returns);
    double excess = moments.mean() / moments.std() - benchmark;
    double scale = Math.sqrt((returns.length - 1) / spread(moments));
    return OptionalDouble.of(Normal.cumulative(excess * scale));
  }

  /**
   * The least number of periods after which the observed ratio exceeds the benchmark with the given
   * confidence (minimum track record length); absent if it does not exceed it, or as above.
   *
   * @param confidence such as 0.95
   */
  public static OptionalDouble leastPeriods(double[] returns, double benchmark, double confidence) {
    if (saysNothing(returns)) {
      return OptionalDouble.empty();
    }
    Moments moments = Moments.of(returns);
    double excess = moments.mean() / moments.std() - benchmark;
    if (excess <= 0) {
      return OptionalDouble.empty();
    }
    double z = Normal.quantile(confidence) / excess;
    return OptionalDouble.of(1 + spread(moments) * z * z);
  }

  private static boolean saysNothing(double[] returns) {
    return returns.length < FEWEST || Correlation.isConstant(returns, 0, returns.length);
  }

  /** The variance of the estimated ratio times n - 1; positive, since kurtosis >= 1 + skew^2. */
  private static double spread(Moments moments) {
    double ratio = moments.mean() / moments.std();
    return 1 - moments.skew() * ratio + (moments.kurtosis() - 1) / 4 * ratio * ratio;
  }
}
