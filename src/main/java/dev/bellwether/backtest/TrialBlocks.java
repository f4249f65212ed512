package dev.bellwether.backtest;

import java.util.Optional;

/** Sums of the trials' returns by block, from which any union of blocks has its ratios at once. */
final class TrialBlocks {
  private final double[][] sum;
  private final double[][] squares;
  private final int[] length;
  private final Ranking ranking = new Ranking();

  /** The trial that is best in sample, as it does out of sample. */
  record BestTrial(double ratioInSample, double ratioOutOfSample, double logit) {}

  private TrialBlocks(int blocks, int trials) {
    sum = new double[blocks][trials];
    squares = new double[blocks][trials];
    length = new int[blocks];
  }

  static TrialBlocks of(Panel trials, int blocks) {
    TrialBlocks result = new TrialBlocks(blocks, trials.assets());
    for (int block = 0; block < blocks; block++) {
      int from = (int) ((long) trials.sessions() * block / blocks);
      int to = (int) ((long) trials.sessions() * (block + 1) / blocks);
      result.length[block] = to - from;
      for (int session = from; session < to; session++) {
        for (int trial = 0; trial < trials.assets(); trial++) {
          double value = trials.at(session, trial);
          result.sum[block][trial] += value;
          result.squares[block][trial] += value * value;
        }
      }
    }
    return result;
  }

  /**
   * The best trial on the blocks whose bits are set, judged on the others; empty if all are equal.
   */
  Optional<BestTrial> best(int inSample) {
    double[] inside = ratios(inSample);
    if (Correlation.isConstant(inside, 0, inside.length)) {
      return Optional.empty();
    }
    double[] outside = ratios(~inSample);
    int best = 0;
    for (int trial = 1; trial < inside.length; trial++) {
      best = inside[trial] > inside[best] ? trial : best;
    }
    double[] ranks = new double[outside.length];
    ranking.averageRanks(outside, 0, outside.length, ranks, 0);
    double relative = ranks[best] / (outside.length + 1);
    return Optional.of(
        new BestTrial(inside[best], outside[best], Math.log(relative / (1 - relative))));
  }

  private double[] ratios(int chosen) {
    double[] ratios = new double[sum[0].length];
    for (int trial = 0; trial < ratios.length; trial++) {
      double total = 0;
      double square = 0;
      int n = 0;
      for (int block = 0; block < length.length; block++) {
        if ((chosen >> block & 1) == 1) {
          total += sum[block][trial];
          square += squares[block][trial];
          n += length[block];
        }
      }
      double variance = (square - total * total / n) / (n - 1);
      ratios[trial] = variance > 0 ? total / n / Math.sqrt(variance) : 0;
    }
    return ratios;
  }
}
