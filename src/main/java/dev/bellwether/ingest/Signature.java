package dev.bellwether.ingest;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A text's sketch of 32 numbers, from which the overlap of two texts can be estimated.
 *
 * <p>One-permutation MinHash (Li, Owen, Zhang: One Permutation Hashing, NIPS 2012): each feature of
 * {@link Shingles} falls into one of 32 bins by the first 5 bits of its hash, and each bin keeps
 * the least remaining hash. Empty bins borrow from the next filled one to their right, moved by a
 * constant per step (Shrivastava and Li: Densifying One Permutation Hashing via Rotation, ICML
 * 2014), after which the share of equal bins estimates the Jaccard similarity without bias.
 */
public final class Signature {
  /** How many numbers a signature has. */
  public static final int BINS = 32;

  /** How many bytes it takes in storage. */
  public static final int BYTES = BINS * Integer.BYTES;

  private static final int BIN_BITS = 5;

  /** Any odd constant will do for the rotation; this one is 2^32 over the golden ratio. */
  private static final int STEP = 0x9e3779b9;

  private Signature() {}

  /**
   * The signature of a text.
   *
   * @return {@value #BINS} numbers; all 0 when the text has no word, which is similar to nothing
   */
  public static int[] of(String text) {
    long[] least = new long[BINS];
    Arrays.fill(least, Long.MAX_VALUE);
    Shingles.of(
        text,
        hash -> {
          int bin = (int) (hash >>> (Long.SIZE - BIN_BITS));
          least[bin] = Math.min(least[bin], hash & 0xffffffffL);
        });
    return densify(least);
  }

  private static int[] densify(long[] least) {
    int[] signature = new int[BINS];
    int filled = firstFilled(least);
    if (filled < 0) {
      return signature;
    }
    int distance = 0;
    int value = 0;
    for (int step = 0; step < BINS; step++) {
      int bin = Math.floorMod(filled - step, BINS);
      if (least[bin] != Long.MAX_VALUE) {
        value = (int) least[bin];
        distance = 0;
      } else {
        distance++;
      }
      signature[bin] = value + distance * STEP;
    }
    return signature;
  }

  private static int firstFilled(long[] least) {
    for (int bin = 0; bin < BINS; bin++) {
      if (least[bin] != Long.MAX_VALUE) {
        return bin;
      }
    }
    return -1;
  }

  /** The estimated Jaccard similarity of the texts behind two signatures, in [0, 1]. */
  public static double similarity(int[] a, int[] b) {
    int equal = 0;
    for (int bin = 0; bin < BINS; bin++) {
      equal += a[bin] == b[bin] ? 1 : 0;
    }
    return isEmpty(a) || isEmpty(b) ? 0 : (double) equal / BINS;
  }

  /** Whether it belongs to a text without words. */
  static boolean isEmpty(int[] signature) {
    for (int value : signature) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** The signature in {@value #BYTES} bytes, big-endian. */
  public static byte[] toBytes(int[] signature) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.asIntBuffer().put(signature);
    return bytes.array();
  }

  /**
   * The reverse of {@link #toBytes}.
   *
   * @throws IllegalArgumentException if there are not {@value #BYTES} bytes
   */
  public static int[] fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a signature has 128 bytes, not " + bytes.length);
    }
    int[] signature = new int[BINS];
    ByteBuffer.wrap(bytes).asIntBuffer().get(signature);
    return signature;
  }
}
