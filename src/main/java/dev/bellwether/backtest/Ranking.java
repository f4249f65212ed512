package dev.bellwether.backtest;

import java.util.Arrays;

/**
 * Ranks one cross-section at a time in reused arrays; not for several threads.
 *
 * <p>The sort runs on longs, each holding the leading bits of a value and the value's position,
 * which is several times faster than sorting positions by a comparator. The few values that differ
 * only in the bits given up for the position are put right by one insertion pass.
 */
final class Ranking {
  private long[] keys = new long[0];
  private int[] order = new int[0];

  /**
   * Writes the ranks from 1, ties sharing the average of their places.
   *
   * @param values finite where ranked
   */
  void averageRanks(double[] values, int from, int count, double[] ranks, int at) {
    sort(values, from, count);
    int first = 0;
    while (first < count) {
      int end = endOfTie(values, from, first, count);
      double rank = (first + 1 + end) / 2.0;
      for (int i = first; i < end; i++) {
        ranks[at + order[i]] = rank;
      }
      first = end;
    }
  }

  /** Orders the values; afterwards {@link #position} tells where the i-th smallest lies. */
  void sort(double[] values, int from, int count) {
    reserve(count);
    int positionBits = 64 - Long.numberOfLeadingZeros(Math.max(count - 1, 0));
    long positionMask = (1L << positionBits) - 1;
    for (int i = 0; i < count; i++) {
      keys[i] = (orderedBits(values[from + i]) & ~positionMask) | i;
    }
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      order[i] = (int) (keys[i] & positionMask);
    }
    settle(values, from, count);
  }

  /** The position, counted from {@code from}, of the i-th smallest value, i from 0. */
  int position(int i) {
    return order[i];
  }

  private int endOfTie(double[] values, int from, int first, int count) {
    double tied = values[from + order[first]];
    int end = first + 1;
    while (end < count && values[from + order[end]] == tied) {
      end++;
    }
    return end;
  }

  private void settle(double[] values, int from, int count) {
    for (int i = 1; i < count; i++) {
      int moving = order[i];
      double value = values[from + moving];
      int place = i;
      while (place > 0 && values[from + order[place - 1]] > value) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = moving;
    }
  }

  /** Bits whose signed order is the order of the values; adding 0.0 makes -0.0 tie with 0.0. */
  private static long orderedBits(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private void reserve(int count) {
    if (keys.length < count) {
      keys = new long[count];
      order = new int[count];
    }
  }
}
