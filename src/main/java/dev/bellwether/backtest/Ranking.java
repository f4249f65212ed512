package dev.bellwether.backtest;

import java.util.Arrays;

/**
 * Ranks one cross-section at a time in reused arrays; not for several threads.
 *
 * <p>The sort runs on longs, each holding the leading bits of a value and the value's position,
 * which is several times faster than sorting positions by a comparator. The few values that differ
 * only in the bits given up for the position are put right by one insertion pass.
 *
 * <p>A wide cross-section is sorted by three digits of 11 bits, from the highest bit in which any
 * two values differ; what is equal in these 33 bits, which is little or tied, is sorted on its own.
 * That takes a fifth of the time of comparisons.
 */
final class Ranking {
  /** From here on counting beats comparing. */
  private static final int WIDE = 192;

  private static final int DIGIT_BITS = 11;
  private static final int BUCKETS = 1 << DIGIT_BITS;
  private static final int DIGITS = 3;

  private final int[] buckets = new int[DIGITS * BUCKETS];
  private long[] keys = new long[0];
  private long[] spare = new long[0];
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
    if (count < WIDE) {
      Arrays.sort(keys, 0, count);
    } else {
      sortByDigits(count);
    }
    for (int i = 0; i < count; i++) {
      order[i] = (int) (keys[i] & positionMask);
    }
    settle(values, from, count);
  }

  /** The position, counted from {@code from}, of the i-th smallest value, i from 0. */
  int position(int i) {
    return order[i];
  }

  private void sortByDigits(int count) {
    long differing = 0;
    for (int i = 1; i < count; i++) {
      differing |= keys[i] ^ keys[0];
    }
    int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(differing) - DIGITS * DIGIT_BITS);
    countDigits(count, shift);
    for (int digit = 0; digit < DIGITS; digit++) {
      moveByDigit(count, shift + digit * DIGIT_BITS, digit * BUCKETS);
    }
    if (shift > 0) {
      sortEqualDigits(count, -1L << shift);
    }
  }

  private void countDigits(int count, int shift) {
    Arrays.fill(buckets, 0);
    for (int i = 0; i < count; i++) {
      long bits = unsigned(keys[i]) >>> shift;
      buckets[(int) bits & (BUCKETS - 1)]++;
      buckets[BUCKETS + ((int) (bits >>> DIGIT_BITS) & (BUCKETS - 1))]++;
      buckets[2 * BUCKETS + ((int) (bits >>> (2 * DIGIT_BITS)) & (BUCKETS - 1))]++;
    }
  }

  private void moveByDigit(int count, int shift, int table) {
    int place = 0;
    for (int bucket = table; bucket < table + BUCKETS; bucket++) {
      int size = buckets[bucket];
      if (size == count) {
        return;
      }
      buckets[bucket] = place;
      place += size;
    }
    for (int i = 0; i < count; i++) {
      int digit = (int) (unsigned(keys[i]) >>> shift) & (BUCKETS - 1);
      spare[buckets[table + digit]++] = keys[i];
    }
    long[] moved = spare;
    spare = keys;
    keys = moved;
  }

  private void sortEqualDigits(int count, long mask) {
    int first = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || ((keys[i] ^ keys[first]) & mask) != 0) {
        if (i - first > 1) {
          Arrays.sort(keys, first, i);
        }
        first = i;
      }
    }
  }

  /** Bits whose unsigned order is the signed order of the key. */
  private static long unsigned(long key) {
    return key ^ Long.MIN_VALUE;
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
      spare = new long[count];
      order = new int[count];
    }
  }
}
