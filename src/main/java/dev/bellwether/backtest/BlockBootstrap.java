package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Confidence intervals from resampled blocks of a series, which keep the dependence of neighbours
 * that single draws would lose. For a panel, resample a statistic by session, so that all names of
 * a session stay together. The same seed gives the same interval on every machine.
 *
 * @param scheme how blocks are drawn
 * @param meanBlock mean length of a block, at least 1; with 1 draws are independent
 * @param resamples how often the series is redrawn, at least 1
 * @param seed of the generator
 */
public record BlockBootstrap(Scheme scheme, double meanBlock, int resamples, long seed) {
  /** How blocks are drawn. They start anywhere and run on past the end to the beginning. */
  public enum Scheme {
    /**
     * Lengths from a geometric distribution (Politis and Romano 1994, Journal of the American
     * Statistical Association 89, 1303-1313).
     */
    STATIONARY,
    /**
     * All of one length, the nearest whole number (Politis and Romano 1992, in LePage and Billard,
     * Exploring the Limits of Bootstrap, 263-270).
     */
    CIRCULAR
  }

  public BlockBootstrap {
    if (!(meanBlock >= 1) || resamples < 1) {
      throw new IllegalArgumentException("a block below 1, or nothing to resample");
    }
  }

  /** The stationary bootstrap. */
  public BlockBootstrap(double meanBlock, int resamples, long seed) {
    this(Scheme.STATIONARY, meanBlock, resamples, seed);
  }

  /**
   * An interval.
   *
   * @param low lower end
   * @param high upper end
   * @param level share of resampled statistics within
   */
  public record Interval(double low, double high, double level) {}

  /**
   * The interval that leaves (1 - level) / 2 of the resampled statistics on either side, ends
   * interpolated (type 7).
   *
   * @param values at least one
   * @param statistic finite for every resample of the values
   * @param level such as 0.95
   */
  public Interval interval(double[] values, ToDoubleFunction<double[]> statistic, double level) {
    double[] statistics = resampled(values, statistic);
    double tail = (1 - level) / 2;
    return new Interval(
        Percentile.ofSorted(statistics, tail), Percentile.ofSorted(statistics, 1 - tail), level);
  }

  /**
   * The symmetric interval {@code estimate -+ c x standard error}, where c is what the share {@code
   * level} of the resampled |(estimate* - estimate) / standard error*| do not exceed: it covers
   * better than percentiles where the series depends on its past (Hall 1992, The Bootstrap and
   * Edgeworth Expansion, section 3.6; Ledoit and Wolf 2008, Journal of Empirical Finance 15,
   * 850-859).
   *
   * @param values at least one
   * @param estimate of what the interval is for
   * @param standardError of the estimate, above 0 for the values and every resample; one that
   *     allows for autocorrelation
   * @param level such as 0.95
   */
  public Interval studentised(
      double[] values,
      ToDoubleFunction<double[]> estimate,
      ToDoubleFunction<double[]> standardError,
      double level) {
    double centre = estimate.applyAsDouble(values);
    double[] distances =
        resampled(
            values,
            drawn ->
                Math.abs(estimate.applyAsDouble(drawn) - centre)
                    / standardError.applyAsDouble(drawn));
    double reach = Percentile.ofSorted(distances, level) * standardError.applyAsDouble(values);
    return new Interval(centre - reach, centre + reach, level);
  }

  /** The statistic of every resample, rising. */
  private double[] resampled(double[] values, ToDoubleFunction<double[]> statistic) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing to resample");
    }
    Random random = new Random(seed);
    double[] drawn = new double[values.length];
    double[] statistics = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      if (scheme == Scheme.STATIONARY) {
        drawStationary(values, random, drawn);
      } else {
        drawCircular(values, random, drawn);
      }
      statistics[i] = statistic.applyAsDouble(drawn);
    }
    Arrays.sort(statistics);
    return statistics;
  }

  private void drawStationary(double[] values, Random random, double[] drawn) {
    int at = 0;
    for (int i = 0; i < drawn.length; i++) {
      boolean newBlock = i == 0 || random.nextDouble() * meanBlock < 1;
      at = newBlock ? random.nextInt(values.length) : (at + 1) % values.length;
      drawn[i] = values[at];
    }
  }

  private void drawCircular(double[] values, Random random, double[] drawn) {
    long block = Math.round(meanBlock);
    int at = 0;
    for (int i = 0; i < drawn.length; i++) {
      at = i % block == 0 ? random.nextInt(values.length) : (at + 1) % values.length;
      drawn[i] = values[at];
    }
  }
}
