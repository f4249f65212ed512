package dev.bellwether.llm.embedded;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a short text says, in about half a kilobyte that can be kept and held against others: the
 * encoder's vector in 8 bits, its {@link Claims}, and hashes of its words and of its names, which
 * are the words with a capital letter. Immutable.
 */
public final class Gist {
  /** Cosine from which on two texts whose claims and names agree say the same. */
  public static final double NEAR = 0.95;

  private static final int STEPS = 127;

  private final long claims;
  private final int[] words;
  private final int[] names;
  private final byte[] meaning;

  private Gist(long claims, int[] words, int[] names, byte[] meaning) {
    this.claims = claims;
    this.words = words;
    this.names = names;
    this.meaning = meaning;
  }

  /**
   * Puts one together.
   *
   * @param words hashes of all words, ascending
   * @param names hashes of those with a capital letter, ascending
   * @param vector from {@link Encoder#encode}
   */
  static Gist of(long claims, int[] words, int[] names, float[] vector) {
    float largest = Float.MIN_NORMAL;
    for (float value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    byte[] meaning = new byte[vector.length];
    for (int d = 0; d < meaning.length; d++) {
      meaning[d] = (byte) Math.round(vector[d] / largest * STEPS);
    }
    return new Gist(claims, words, names, meaning);
  }

  /** Equal for texts that make the same claims; only those can be {@link #isNear near}. */
  public long claims() {
    return claims;
  }

  /**
   * Whether both texts say the same: equal claims, no name in one that is no word of the other, and
   * a cosine of at least {@value #NEAR}. Holds both ways, but not over a third text.
   */
  public boolean isNear(Gist other) {
    return claims == other.claims
        && isCovered(names, other.words)
        && isCovered(other.names, words)
        && cosine(other) >= NEAR;
  }

  private static boolean isCovered(int[] names, int[] words) {
    for (int name : names) {
      if (Arrays.binarySearch(words, name) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The cosine of the angle between both vectors; 8 bits move it by less than 0.001. */
  public double cosine(Gist other) {
    int product = 0;
    int own = 0;
    int others = 0;
    for (int d = 0; d < meaning.length; d++) {
      product += meaning[d] * other.meaning[d];
      own += meaning[d] * meaning[d];
      others += other.meaning[d] * other.meaning[d];
    }
    return product / Math.max(Math.sqrt(own) * Math.sqrt(others), Double.MIN_NORMAL);
  }

  /** All of it in bytes. */
  public byte[] toBytes() {
    int size = Long.BYTES + (2 + words.length + names.length) * Integer.BYTES + meaning.length;
    ByteBuffer bytes = ByteBuffer.allocate(size).putLong(claims);
    put(bytes, words);
    put(bytes, names);
    return bytes.put(meaning).array();
  }

  private static void put(ByteBuffer bytes, int[] hashes) {
    bytes.putInt(hashes.length);
    for (int hash : hashes) {
      bytes.putInt(hash);
    }
  }

  /**
   * The reverse of {@link #toBytes}.
   *
   * @throws RuntimeException if the bytes are no gist
   */
  public static Gist fromBytes(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    long claims = from.getLong();
    int[] words = hashes(from);
    int[] names = hashes(from);
    byte[] meaning = new byte[Encoder.DIMENSIONS];
    from.get(meaning);
    return new Gist(claims, words, names, meaning);
  }

  private static int[] hashes(ByteBuffer from) {
    int[] hashes = new int[from.getInt()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = from.getInt();
    }
    return hashes;
  }
}
