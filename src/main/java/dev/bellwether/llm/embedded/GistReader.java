package dev.bellwether.llm.embedded;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@link Gist gists}; one costs an encoding, which is milliseconds. The encoder is loaded by
 * the first. Safe for threads.
 */
public final class GistReader {
  /**
   * Texts with more words have no gist. A vector of many sentences says what they are about, but
   * not what each says, and one name or number more or less no longer makes another text of them.
   */
  public static final int MOST_WORDS = 60;

  private static final Pattern NO_WORDS =
      Pattern.compile("\\p{L}{3,5}://\\S+|www\\.\\S+|[@#]\\S+|<[^>]{0,200}>");

  /** The s of a genitive is a word of its own, so that a name with it is the same name. */
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");

  /** Written in capitals by those who pass news on; they name nobody. */
  private static final Set<String> PASSED_ON = Set.of("rt", "mt", "via", "update", "breaking");

  private final Lexicon lexicon = Lexicon.parse(Lexicon.resource());

  /** The gist of a text; empty if it has no word, or more than {@value #MOST_WORDS}. */
  public Optional<Gist> read(String text) {
    String plain = NO_WORDS.matcher(PlainForm.of(text)).replaceAll(" ");
    TreeSet<Integer> words = new TreeSet<>();
    TreeSet<Integer> names = new TreeSet<>();
    int count = 0;
    Matcher word = WORD.matcher(plain);
    while (word.find() && count <= MOST_WORDS) {
      count++;
      String lower = word.group().toLowerCase(Locale.ROOT);
      words.add(lower.hashCode());
      if (Character.isUpperCase(word.group().codePointAt(0)) && !PASSED_ON.contains(lower)) {
        names.add(lower.hashCode());
      }
    }
    if (count == 0 || count > MOST_WORDS) {
      return Optional.empty();
    }
    return Optional.of(
        Gist.of(
            Claims.of(lexicon, plain), array(words), array(names), Encoder.load().encode(plain)));
  }

  private static int[] array(SortedSet<Integer> hashes) {
    return hashes.stream().mapToInt(Integer::intValue).toArray();
  }
}
