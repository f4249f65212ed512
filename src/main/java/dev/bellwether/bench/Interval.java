package dev.bellwether.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A 95 % confidence interval from resampling texts with replacement (percentile bootstrap, Efron
 * 1979).
 *
 * @param low the 2.5th percentile
 * @param high the 97.5th percentile
 */
public record Interval(double low, double high) {
  private static final int RESAMPLES = 1_000;
  private static final double TAIL = 0.025;

  /**
   * The interval of a figure.
   *
   * @param seed the same seed gives the same interval
   */
  public static Interval of(
      List<Judgement> judgements, ToDoubleFunction<List<Judgement>> figure, long seed) {
    if (judgements.isEmpty()) {
      return new Interval(0, 0);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      List<Judgement> sample = new ArrayList<>(judgements.size());
      for (int k = 0; k < judgements.size(); k++) {
        sample.add(judgements.get(random.nextInt(judgements.size())));
      }
      values[i] = figure.applyAsDouble(sample);
    }
    Arrays.sort(values);
    return new Interval(
        values[(int) Math.floor(TAIL * RESAMPLES)],
        values[(int) Math.ceil((1 - TAIL) * RESAMPLES) - 1]);
  }
}
