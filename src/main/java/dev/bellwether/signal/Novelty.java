package dev.bellwether.signal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How new a headline is beside earlier ones about the same firm, by the words they share (Jaccard
 * similarity of the sets of words). The caller chooses the earlier ones: those that were known
 * before.
 *
 * @param words the headline's distinct words in lower case
 */
public record Novelty(Set<String> words) {
  /** As many earlier headlines as staleness looks at. */
  private static final int LOOK_BACK = 10;

  public Novelty {
    words = Set.copyOf(words);
  }

  /** The headline's words: runs of letters and digits. */
  public static Novelty of(String headline) {
    Set<String> words =
        new HashSet<>(
            Arrays.asList(headline.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
    words.remove("");
    return new Novelty(words);
  }

  /** Words in both over words in either, from 0 to 1; 0 if neither has any. */
  public double similarity(Novelty other) {
    int both = (int) words.stream().filter(other.words::contains).count();
    int either = words.size() + other.words.size() - both;
    return either == 0 ? 0 : (double) both / either;
  }

  /** 1 less the greatest similarity to an earlier headline; 1 if there is none. */
  public double against(Collection<Novelty> earlier) {
    return 1 - earlier.stream().mapToDouble(this::similarity).max().orElse(0);
  }

  /**
   * Mean similarity to the previous ten headlines, or as many as there are (Tetlock 2011, Review of
   * Financial Studies 24, 1481-1512); 0 if there is none.
   *
   * @param earlier the latest last
   */
  public double staleness(List<Novelty> earlier) {
    return earlier.subList(Math.max(0, earlier.size() - LOOK_BACK), earlier.size()).stream()
        .mapToDouble(this::similarity)
        .average()
        .orElse(0);
  }
}
