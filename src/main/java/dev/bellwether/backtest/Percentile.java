package dev.bellwether.backtest;

import java.util.Arrays;

/** Order statistics, linearly interpolated (type 7 of Hyndman and Fan 1996). */
final class Percentile {
  private Percentile() {}

  /** The value below which the share of all lies; at least one value, share from 0 to 1. */
  static double of(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, share);
  }

  /** The same of values that rise. */
  static double ofSorted(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
