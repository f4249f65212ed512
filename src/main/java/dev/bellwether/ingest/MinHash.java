package dev.bellwether.ingest;

/**
 * Short keys of a {@link Sketch}, of which similar sketches are likely to share one.
 *
 * <p>MinHash (Broder: On the resemblance and containment of documents, 1997) in {@value #BANDS}
 * bands of {@value #ROWS} numbers (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, section
 * 3.4). Two sets of similarity s share a key with probability {@code 1 - (1 - s^4)^10}: 0.995 at
 * 0.8, 0.48 at 0.5, 0.08 at 0.3.
 */
final class MinHash {
  static final int BANDS = 10;

  private static final int ROWS = 4;

  /** Odd multipliers, each a permutation of the 32-bit numbers. */
  private static final int[] MULTIPLIERS = multipliers();

  private MinHash() {}

  /** Steps of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom generators, 2014). */
  private static int[] multipliers() {
    int[] multipliers = new int[BANDS * ROWS];
    long state = 0;
    for (int i = 0; i < multipliers.length; i++) {
      state += 0x9e3779b97f4a7c15L;
      long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      multipliers[i] = (int) (z >>> 31) | 1;
    }
    return multipliers;
  }

  /** Writes the {@value #BANDS} keys of a sketch that has at least one hash. */
  static void keys(int[] sketch, int[] target, int from) {
    for (int band = 0; band < BANDS; band++) {
      int key = 0;
      for (int row = band * ROWS; row < (band + 1) * ROWS; row++) {
        key = (key ^ least(sketch, MULTIPLIERS[row])) * 0x9e3779b1;
        key ^= key >>> 15;
      }
      target[from + band] = key;
    }
  }

  private static int least(int[] sketch, int multiplier) {
    int least = Integer.MAX_VALUE;
    for (int hash : sketch) {
      least = Math.min(least, hash * multiplier);
    }
    return least;
  }
}
