package dev.bellwether.ingest;

import java.time.Duration;
import java.util.Optional;

/**
 * Says of each text whether nearly the same was published in the seven days before it.
 *
 * <p>Texts are near duplicates when {@link Sketch#similarity} is at least {@value #SIMILAR}: for
 * texts of up to {@value Sketch#MOST} pairs of words that is their exact Jaccard similarity, so
 * that nothing is marked that is not near. Only texts that share a key of {@link MinHash} are
 * compared, and for each key only the latest {@value #MOST_COMPARED}; so a near duplicate may be
 * missed, and the work for one text is bounded.
 *
 * <p>Contents must be offered in the order of (first published, hash), each once. The answer
 * depends on nothing but the texts of the seven days before. Keeps only those. Not thread-safe.
 */
public final class NearDuplicates {
  /** From this Jaccard similarity on two texts count as nearly the same. */
  public static final double SIMILAR = 0.8;

  /** How far back an earlier text is looked for. */
  public static final Duration WINDOW = Duration.ofDays(7);

  static final int MOST_COMPARED = 64;

  private static final long WINDOW_MICROS = WINDOW.toNanos() / 1_000;

  private final BandIndex index = new BandIndex();
  private long latest = Long.MIN_VALUE;

  /**
   * Remembers a content and finds the earlier one it nearly repeats.
   *
   * @param hash its content hash
   * @param published when it was first published, in microseconds since 1970 UTC
   * @param sketch from {@link Sketch#of}
   * @return the hash of the latest near duplicate found within {@link #WINDOW} before
   * @throws IllegalArgumentException if it was published before the one offered last
   */
  public Optional<String> nearDuplicateOf(String hash, long published, int[] sketch) {
    if (published < latest) {
      throw new IllegalArgumentException(published + " comes after " + latest);
    }
    latest = published;
    index.forgetBefore(published - WINDOW_MICROS);
    if (sketch.length == 0) {
      return Optional.empty();
    }
    int position = index.add(hash, published, sketch);
    int earlier = index.latestSimilar(position, SIMILAR, MOST_COMPARED);
    return earlier == BandIndex.NOWHERE ? Optional.empty() : Optional.of(index.hash(earlier));
  }
}
