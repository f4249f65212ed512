package dev.bellwether.signal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How new each headline is beside what was known about the same firm in the days before: 1 less the
 * greatest Jaccard similarity of their words, 1 if there was nothing (see {@link Novelty}, which
 * compares texts). Of headlines known at the same instant those that come first in the order given
 * count as earlier. Nothing later changes a headline's novelty.
 */
public final class NewsNovelty {
  private NewsNovelty() {}

  /**
   * The novelty of each headline, from 0 to 1.
   *
   * @param firm whom it is about
   * @param knownMicros when it is known
   * @param words its distinct words as rising numbers; without any it is new
   * @param windowMicros how long earlier ones count
   */
  public static double[] of(int[] firm, long[] knownMicros, int[][] words, long windowMicros) {
    Integer[] order = new Integer[firm.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> knownMicros[i]));
    double[] novelty = new double[firm.length];
    Map<Integer, Deque<Integer>> recent = new HashMap<>();
    for (int i : order) {
      Deque<Integer> earlier = recent.computeIfAbsent(firm[i], f -> new ArrayDeque<>());
      while (!earlier.isEmpty()
          && knownMicros[earlier.peekFirst()] < knownMicros[i] - windowMicros) {
        earlier.removeFirst();
      }
      double nearest = 0;
      for (int other : earlier) {
        nearest = Math.max(nearest, similarity(words[i], words[other]));
      }
      novelty[i] = 1 - nearest;
      earlier.addLast(i);
    }
    return novelty;
  }

  /** Numbers in both over numbers in either; 0 if neither has any. */
  static double similarity(int[] one, int[] other) {
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      int order = Integer.compare(one[i], other[j]);
      both += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int either = one.length + other.length - both;
    return either == 0 ? 0 : (double) both / either;
  }
}
