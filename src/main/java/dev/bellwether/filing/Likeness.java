package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which of many texts is most like another, looking only at those that share rare words with
 * it: the time of a search does not grow with their number.
 */
final class Likeness {
  /** A word that stands in more texts than this tells nothing. */
  private static final int RARE = 12;

  private static final int MOST_CANDIDATES = 12;

  /**
   * A match.
   *
   * @param index of the text, or -1 if none is like enough
   * @param similarity shared words over all words, 0 to 1
   */
  record Match(int index, double similarity) {}

  private final List<Map<String, Integer>> bags = new ArrayList<>();
  private final Map<Long, List<Integer>> byPair = new HashMap<>();
  private final boolean[] taken;

  Likeness(List<String> texts) {
    taken = new boolean[texts.size()];
    for (String text : texts) {
      int index = bags.size();
      bags.add(bag(text));
      for (long pair : pairs(text)) {
        List<Integer> with = byPair.computeIfAbsent(pair, p -> new ArrayList<>(2));
        if (with.size() <= RARE) {
          with.add(index);
        }
      }
    }
  }

  /** The most similar text that nobody took yet, taking it. */
  Match take(String text, double atLeast) {
    Map<String, Integer> bag = bag(text);
    int best = -1;
    double most = atLeast;
    for (int candidate : candidates(text)) {
      double similarity = similarity(bag, bags.get(candidate));
      if (similarity >= most && !taken[candidate]) {
        most = similarity;
        best = candidate;
      }
    }
    if (best >= 0) {
      taken[best] = true;
    }
    return new Match(best, best < 0 ? 0 : most);
  }

  /** Those that share most rare pairs of words. */
  private List<Integer> candidates(String text) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (long pair : pairs(text)) {
      List<Integer> with = byPair.getOrDefault(pair, List.of());
      if (with.size() <= RARE) {
        with.forEach(index -> shared.merge(index, 1, Integer::sum));
      }
    }
    return shared.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Words that follow each other, by hashes: two pairs in one only cost a look in vain. */
  private static Set<Long> pairs(String text) {
    String[] words = text.split(" ", -1);
    Set<Long> pairs = new HashSet<>();
    for (int i = 0; i + 1 < words.length; i++) {
      pairs.add(((long) words[i].hashCode() << 32) + words[i + 1].hashCode());
    }
    if (words.length == 1) {
      pairs.add((long) words[0].hashCode());
    }
    return pairs;
  }

  private static Map<String, Integer> bag(String text) {
    Map<String, Integer> bag = new HashMap<>();
    for (String word : text.split(" ", -1)) {
      bag.merge(word, 1, Integer::sum);
    }
    return bag;
  }

  private static double similarity(Map<String, Integer> a, Map<String, Integer> b) {
    int common = 0;
    int all = 0;
    for (Map.Entry<String, Integer> word : a.entrySet()) {
      common += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
      all += word.getValue();
    }
    for (int count : b.values()) {
      all += count;
    }
    return 2.0 * common / all;
  }
}
