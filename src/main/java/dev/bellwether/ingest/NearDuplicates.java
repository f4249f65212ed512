package dev.bellwether.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Says of each text whether nearly the same was published in the seven days before it.
 *
 * <p>Texts are near duplicates when {@link Signature#similarity} is at least {@value #SIMILAR}.
 * Only texts that agree in one of 8 bands of 4 numbers are compared (Leskovec, Rajaraman, Ullman:
 * Mining of Massive Datasets, section 3.4), which finds a pair of similarity 0.8 with probability
 * {@code 1 - (1 - 0.8^4)^8} = 0.985.
 *
 * <p>Contents must be offered in the order of (first published, hash), so that the answer does not
 * depend on the order of the files they came in. Keeps only the last seven days. Not thread-safe.
 */
public final class NearDuplicates {
  /** From this estimated Jaccard similarity on two texts count as nearly the same. */
  public static final double SIMILAR = 0.8;

  /** How far back an earlier text is looked for. */
  public static final Duration WINDOW = Duration.ofDays(7);

  private static final int ROWS = 4;
  private static final int BANDS = Signature.BINS / ROWS;

  private static final class Seen {
    final String hash;
    final Instant published;
    final int[] signature;

    Seen(String hash, Instant published, int[] signature) {
      this.hash = hash;
      this.published = published;
      this.signature = signature;
    }
  }

  private final Deque<Seen> window = new ArrayDeque<>();
  private final Map<Long, Deque<Seen>> bands = new HashMap<>();

  /**
   * Remembers a content and finds the earlier one it nearly repeats.
   *
   * @param hash its content hash
   * @param published when it was first published
   * @param signature from {@link Signature#of}
   * @return the hash of a near duplicate within {@link #WINDOW} before; never the content's own
   * @throws IllegalArgumentException if it was published before the one offered last
   */
  public Optional<String> nearDuplicateOf(String hash, Instant published, int[] signature) {
    if (!window.isEmpty() && published.isBefore(window.getLast().published)) {
      throw new IllegalArgumentException(published + " comes after " + window.getLast().published);
    }
    evictBefore(published.minus(WINDOW));
    if (Signature.isEmpty(signature)) {
      return Optional.empty();
    }
    Optional<String> earlier = find(hash, signature);
    remember(new Seen(hash, published, signature.clone()));
    return earlier;
  }

  /** The latest first: in a cluster of copies the first comparison then settles it. */
  private Optional<String> find(String hash, int[] signature) {
    for (int band = 0; band < BANDS; band++) {
      Deque<Seen> candidates = bands.get(key(band, signature));
      if (candidates == null) {
        continue;
      }
      for (Iterator<Seen> latest = candidates.descendingIterator(); latest.hasNext(); ) {
        Seen seen = latest.next();
        if (Signature.similarity(seen.signature, signature) >= SIMILAR && !seen.hash.equals(hash)) {
          return Optional.of(seen.hash);
        }
      }
    }
    return Optional.empty();
  }

  private void remember(Seen seen) {
    window.addLast(seen);
    for (int band = 0; band < BANDS; band++) {
      bands.computeIfAbsent(key(band, seen.signature), k -> new ArrayDeque<>(2)).addLast(seen);
    }
  }

  private void evictBefore(Instant oldest) {
    while (!window.isEmpty() && window.getFirst().published.isBefore(oldest)) {
      Seen seen = window.removeFirst();
      for (int band = 0; band < BANDS; band++) {
        forget(key(band, seen.signature));
      }
    }
  }

  /** Bands keep the order of the window, so the one to forget is the first. */
  private void forget(long key) {
    Deque<Seen> candidates = bands.get(key);
    if (candidates != null) {
      candidates.pollFirst();
      if (candidates.isEmpty()) {
        bands.remove(key);
      }
    }
  }

  private static long key(int band, int[] signature) {
    int[] rows = Arrays.copyOfRange(signature, band * ROWS, (band + 1) * ROWS);
    long key = band;
    for (int row : rows) {
      key = (key ^ row) * 0x9e3779b97f4a7c15L;
      key ^= key >>> 32;
    }
    return key;
  }
}
