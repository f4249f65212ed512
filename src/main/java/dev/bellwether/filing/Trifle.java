package dev.bellwether.filing;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells a change of wording from one of meaning, by which words differ. */
final class Trifle {
  /** So many words may come, and so many go. */
  private static final int MOST = 3;

  /** And at most one in so many: three other words make another sentence of a short one. */
  private static final int SHARE = 5;

  /** Figures; what denies; what rises or falls; what is certain, possible or past. */
  private static final Pattern TELLING =
      Pattern.compile(
          ".*\\p{N}.*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?"
              + "|trillions?|half|third|quarter|double[ds]?|triple[ds]?"
              + "|not?|non|nor|never|none|nothing|neither|cannot|t|without|unable|unless|except|fail.*|lack.*|former.*|ceas.*"
              + "|increas.*|decreas.*|declin.*|ris(?:e|es|en|ing)|rose|falls?|fell|fallen|falling|improv.*|worse.*|grow.*|grew"
              + "|higher|lower.*|reduc.*|gains?|loss(?:es)?|los[et]|more|less|fewer|favou?rabl[ey]|unfavou?rabl[ey]|adverse.*"
              + "|may|might|could|can|will|would|shall|should|must|did|does|have|has|had|is|are|was|were");

  private Trifle() {}

  /**
   * True if at most three words differ, one in five, and none of them changes what is said.
   *
   * @param now words in lower case, with blanks between
   * @param then the same of what it was
   */
  static boolean is(String now, String then) {
    Map<String, Integer> more = new HashMap<>();
    String[] words = now.split(" ", -1);
    for (String word : words) {
      more.merge(word, 1, Integer::sum);
    }
    for (String word : then.split(" ", -1)) {
      more.merge(word, -1, Integer::sum);
    }
    int added = 0;
    int removed = 0;
    for (Map.Entry<String, Integer> word : more.entrySet()) {
      if (word.getValue() != 0 && TELLING.matcher(word.getKey()).matches()) {
        return false;
      }
      added += Math.max(0, word.getValue());
      removed += Math.max(0, -word.getValue());
    }
    int differing = Math.max(added, removed);
    return differing <= MOST && differing * SHARE <= words.length;
  }
}
