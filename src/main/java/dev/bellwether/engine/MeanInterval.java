package dev.bellwether.engine;

import dev.bellwether.backtest.BlockBootstrap;
import dev.bellwether.backtest.NeweyWest;
import dev.bellwether.backtest.TTest;
import java.util.Arrays;
import java.util.Optional;

/**
 * An interval for the mean of figures by date whose returns may overlap: whole dates are resampled
 * in circular blocks of twice the overlap, and each mean is measured by its own Newey-West error
 * over as many lags. Plain percentiles, blocks of random length and fewer lags all cover too little
 * once few dates do not overlap ({@code MeanIntervalTest}).
 */
final class MeanInterval {
  private static final int RESAMPLES = 1_000;
  private static final double LEVEL = 0.95;

  private MeanInterval() {}

  /**
   * The interval that holds the mean with 95 %; the same seed gives the same one.
   *
   * @param horizon sessions behind one value
   * @return empty with fewer dates than two blocks, or if they do not vary
   */
  static Optional<BlockBootstrap.Interval> of(double[] values, int horizon, long seed) {
    double block = blockLength(values.length, horizon);
    if (values.length < 2 * block || !Double.isFinite(error(values, horizon))) {
      return Optional.empty();
    }
    BlockBootstrap.Interval interval =
        new BlockBootstrap(BlockBootstrap.Scheme.CIRCULAR, block, RESAMPLES, seed)
            .studentised(values, MeanInterval::mean, drawn -> error(drawn, horizon), LEVEL);
    return Double.isFinite(interval.high()) ? Optional.of(interval) : Optional.empty();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double error(double[] values, int horizon) {
    int lag = NeweyWest.defaultLag(values.length, 2 * horizon);
    return NeweyWest.of(values, lag) instanceof TTest.Tested tested
        ? tested.standardError()
        : Double.POSITIVE_INFINITY;
  }

  /**
   * The overlap of the returns, and at least {@code n^(1/3)}, the rate at which the best length
   * grows (Hall, Horowitz and Jing 1995, Biometrika 82, 561-574).
   */
  private static double blockLength(int dates, int horizon) {
    return Math.max(2.0 * horizon, Math.cbrt(dates));
  }
}
