package dev.bellwether.backtest;

import java.util.OptionalDouble;

/**
 * A Sharpe ratio judged against the best that luck would have found (Bailey and López de Prado
 * 2014, Journal of Portfolio Management 40(5), 94-107).
 *
 * @param luck the expected highest ratio of that many worthless trials, per period
 * @param probability that the true ratio exceeds it; absent where {@link ProbabilisticSharpe} is
 */
public record DeflatedSharpe(double luck, OptionalDouble probability) {
  private static final double EULER_MASCHERONI = 0.5772156649015329;

  /**
   * The deflated ratio, {@code PSR(sqrt(V) [(1-g) q(1 - 1/N) + g q(1 - 1/(N e))])} with the normal
   * quantile q and Euler's constant g.
   *
   * @param returns of the chosen trial, fractions of one period each
   * @param trials N, how many were tried in all, at least 1; with one there is no luck to deduct
   * @param variance V of the ratios per period over the trials, 0 or more
   */
  public static DeflatedSharpe of(double[] returns, int trials, double variance) {
    double luck = trials < 2 ? 0 : Math.sqrt(variance) * expectedMaximum(trials);
    return new DeflatedSharpe(luck, ProbabilisticSharpe.of(returns, luck));
  }

  private static double expectedMaximum(int trials) {
    return (1 - EULER_MASCHERONI) * Normal.quantile(1 - 1.0 / trials)
        + EULER_MASCHERONI * Normal.quantile(1 - 1 / (trials * Math.E));
  }
}
