package dev.bellwether.ingest;

import java.util.Arrays;

/**
 * The texts of a window of time, in arrays, found by their {@link MinHash} keys.
 *
 * <p>Texts have ever higher positions and lie in a ring. For each band a table holds the latest
 * position with some bits of a key, and each position the one before it, as the chains of LZ77
 * compressors do; a chain ends where it leaves the window, so that forgetting is free. About 200
 * bytes for a headline.
 */
final class BandIndex {
  static final int NOWHERE = -1;

  private static final int BANDS = MinHash.BANDS;
  private static final int FIRST_SIZE = 1 << 10;

  private int mask;
  private int oldest;
  private int next;
  private long[] published;
  private String[] hashes;
  private int[][] sketches;
  private int[] keys;
  private int[] previous;
  private int[] heads;

  BandIndex() {
    mask = FIRST_SIZE - 1;
    published = new long[FIRST_SIZE];
    hashes = new String[FIRST_SIZE];
    sketches = new int[FIRST_SIZE][];
    keys = new int[FIRST_SIZE * BANDS];
    previous = new int[FIRST_SIZE * BANDS];
    heads = emptyHeads(FIRST_SIZE);
  }

  private static int[] emptyHeads(int size) {
    int[] heads = new int[2 * size * BANDS];
    Arrays.fill(heads, NOWHERE);
    return heads;
  }

  /** Drops what was published before a time. */
  void forgetBefore(long time) {
    while (oldest < next && published[oldest & mask] < time) {
      oldest++;
    }
  }

  /** Adds a text behind all others; returns its position. */
  int add(String hash, long time, int[] sketch) {
    if (next - oldest > mask) {
      grow();
    }
    int slot = next & mask;
    published[slot] = time;
    hashes[slot] = hash;
    sketches[slot] = sketch;
    MinHash.keys(sketch, keys, slot * BANDS);
    link(next);
    return next++;
  }

  private void link(int position) {
    int from = (position & mask) * BANDS;
    for (int band = 0; band < BANDS; band++) {
      int head = head(band, keys[from + band]);
      previous[from + band] = heads[head];
      heads[head] = position;
    }
  }

  private int head(int band, int key) {
    int size = heads.length / BANDS;
    return band * size + (key & (size - 1));
  }

  /** Twice the room. With each half a copy of the ring every position is where its bits say. */
  private void grow() {
    int size = mask + 1;
    published = twice(published, new long[2 * size], size);
    hashes = twice(hashes, new String[2 * size], size);
    sketches = twice(sketches, new int[2 * size][], size);
    keys = twice(keys, new int[2 * size * BANDS], size * BANDS);
    previous = new int[2 * size * BANDS];
    heads = emptyHeads(2 * size);
    mask = 2 * size - 1;
    for (int position = oldest; position < next; position++) {
      link(position);
    }
  }

  @SuppressWarnings("SuspiciousSystemArraycopy")
  private static <A> A twice(A ring, A target, int length) {
    System.arraycopy(ring, 0, target, 0, length);
    System.arraycopy(ring, 0, target, length, length);
    return target;
  }

  String hash(int position) {
    return hashes[position & mask];
  }

  /**
   * The latest text before a position that is similar to the one there, among the latest {@code
   * most} that share a key in a band; {@link #NOWHERE} if there is none.
   */
  int latestSimilar(int position, double similar, int most) {
    int found = NOWHERE;
    for (int band = 0; band < BANDS; band++) {
      found = Math.max(found, latestInBand(band, position, found, similar, most));
    }
    return found;
  }

  private int latestInBand(int band, int position, int found, double similar, int most) {
    int slot = position & mask;
    int key = keys[slot * BANDS + band];
    int compared = 0;
    int at = previous[slot * BANDS + band];
    while (at >= oldest && at > found && compared < most) {
      int other = at & mask;
      if (keys[other * BANDS + band] == key) {
        if (Sketch.areSimilar(sketches[other], sketches[slot], similar)) {
          return at;
        }
        compared++;
      }
      at = previous[other * BANDS + band];
    }
    return NOWHERE;
  }
}
