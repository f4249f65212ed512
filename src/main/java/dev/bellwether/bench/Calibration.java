package dev.bellwether.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a confidence of 0.8 is right eight times in ten: the expected calibration error (Guo,
 * Pleiss, Sun, Weinberger 2017) over ten equal bins of confidence.
 *
 * @param ece mean over texts of |share right - mean confidence| of their bin
 * @param bins the bins that hold texts, from low to high
 */
public record Calibration(double ece, List<Bin> bins) {
  private static final int BINS = 10;

  /** Texts whose confidence lies in [from, to): how sure the model was, how often it was right. */
  public record Bin(double from, double to, int n, double confidence, double accuracy) {}

  /** Sorts judgements into bins; no judgements have no error. */
  public static Calibration of(List<Judgement> judgements) {
    double[] confidence = new double[BINS];
    int[] right = new int[BINS];
    int[] n = new int[BINS];
    for (Judgement judgement : judgements) {
      int bin = Math.min(BINS - 1, (int) (judgement.confidence() * BINS));
      n[bin]++;
      confidence[bin] += judgement.confidence();
      right[bin] += judgement.right() ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (n[bin] > 0) {
        double mean = confidence[bin] / n[bin];
        double accuracy = (double) right[bin] / n[bin];
        bins.add(new Bin(bin / (double) BINS, (bin + 1) / (double) BINS, n[bin], mean, accuracy));
        error += n[bin] * Math.abs(accuracy - mean);
      }
    }
    return new Calibration(judgements.isEmpty() ? 0 : error / judgements.size(), List.copyOf(bins));
  }
}
