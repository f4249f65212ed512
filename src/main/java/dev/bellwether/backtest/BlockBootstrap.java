package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A percentile confidence interval from resampled blocks of a series, which keeps the dependence of
 * neighbours that single draws would lose. For a panel, resample a statistic by session, so that
 * all names of a session stay together.
 *
 * <p>The stationary bootstrap: blocks start anywhere, run on past the end to the beginning, and
 * have lengths drawn from a geometric distribution (Politis and Romano 1994, Journal of the
 * American Statistical Association 89, 1303-1313). The same seed gives the same interval on every
 * machine.
 *
 * @param meanBlock mean length of a block, at least 1; with 1 draws are independent
 * @param resamples how often the series is redrawn, at least 1
 * @param seed of the generator
 */
public record BlockBootstrap(double meanBlock, int resamples, long seed) {
  public BlockBootstrap {
    if (!(meanBlock >= 1) || resamples < 1) {
      throw new IllegalArgumentException("a block below 1, or nothing to resample");
    }
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
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing to resample");
    }
    Random random = new Random(seed);
    double[] drawn = new double[values.length];
    double[] statistics = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      draw(values, random, drawn);
      statistics[i] = statistic.applyAsDouble(drawn);
    }
    Arrays.sort(statistics);
    double tail = (1 - level) / 2;
    return new Interval(quantile(statistics, tail), quantile(statistics, 1 - tail), level);
  }

  private void draw(double[] values, Random random, double[] drawn) {
    int at = 0;
    for (int i = 0; i < drawn.length; i++) {
      boolean newBlock = i == 0 || random.nextDouble() * meanBlock < 1;
      at = newBlock ? random.nextInt(values.length) : (at + 1) % values.length;
      drawn[i] = values[at];
    }
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
