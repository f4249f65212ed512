package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How often the trial that is best in one half of the data is below the middle in the other: the
 * probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey,
 * Borwein, López de Prado and Zhu 2017, Journal of Computational Finance 20(4), 39-69).
 *
 * @param splits ways to choose half of the blocks so that one trial is better than another in it
 * @param probability share of splits whose best trial ranks out of sample at or below the median
 * @param meanLogit mean of ln(w / (1 - w)), w = rank out of sample / (trials + 1)
 * @param lossShare share of splits whose best trial has a ratio below 0 out of sample
 * @param slope of the best trial's ratio out of sample on that in sample, over the splits; below 0
 *     what looks better turns out worse; absent if the ratio in sample is always the same
 */
public record BacktestOverfitting(
    int splits, double probability, double meanLogit, double lossShare, OptionalDouble slope) {

  /**
   * Tries all splits, ranking trials by mean / std (divisor n - 1); a trial without variation
   * counts as 0. A split in which all trials are equal has no best one and is left out; empty if
   * there is no other.
   *
   * @param trials the return of every session (row) under every trial (column), all finite, two
   *     trials or more
   * @param blocks even, from 2 to 20; contiguous, as equal as can be, two sessions or more each
   */
  public static Optional<BacktestOverfitting> of(Panel trials, int blocks) {
    if (blocks < 2 || blocks > 20 || blocks % 2 != 0) {
      throw new IllegalArgumentException(blocks + " blocks: need an even number from 2 to 20");
    }
    if (trials.assets() < 2 || trials.sessions() < 2 * blocks) {
      throw new IllegalArgumentException("need two trials and two sessions a block");
    }
    TrialBlocks sums = TrialBlocks.of(trials, blocks);
    List<TrialBlocks.BestTrial> splits = new ArrayList<>();
    for (int chosen = 0; chosen < 1 << blocks; chosen++) {
      if (Integer.bitCount(chosen) == blocks / 2) {
        sums.best(chosen).ifPresent(splits::add);
      }
    }
    return splits.isEmpty() ? Optional.empty() : Optional.of(of(splits));
  }

  private static BacktestOverfitting of(List<TrialBlocks.BestTrial> splits) {
    int overfit = 0;
    int losses = 0;
    double logits = 0;
    for (TrialBlocks.BestTrial split : splits) {
      overfit += split.logit() <= 0 ? 1 : 0;
      losses += split.ratioOutOfSample() < 0 ? 1 : 0;
      logits += split.logit();
    }
    double n = splits.size();
    return new BacktestOverfitting(
        splits.size(), overfit / n, logits / n, losses / n, slope(splits));
  }

  private static OptionalDouble slope(List<TrialBlocks.BestTrial> splits) {
    double[] inside = splits.stream().mapToDouble(TrialBlocks.BestTrial::ratioInSample).toArray();
    double[] outside =
        splits.stream().mapToDouble(TrialBlocks.BestTrial::ratioOutOfSample).toArray();
    return Correlation.isConstant(inside, 0, inside.length)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Correlation.slope(outside, inside));
  }
}
