package dev.bellwether.llm.local;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the power from special tokens in a text that somebody else wrote: the tokeniser makes one
 * token of {@code </s>} wherever it stands, so an article could end its own turn and begin another.
 * A blank behind the first character makes plain text of it.
 */
public final class Marks {
  private static final Set<String> USUAL =
      Set.of("<s>", "</s>", "<unk>", "<pad>", "<|endoftext|>", "<|end_of_text|>", "<bos>", "<eos>");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

  private final Pattern marks;

  /**
   * The marks to look for.
   *
   * @param special the special tokens of a model's vocabulary, as it spells them
   */
  public Marks(ChatTemplate template, Collection<String> special) {
    Set<String> all = new LinkedHashSet<>(USUAL);
    all.addAll(template.marks());
    special.stream().filter(Marks::isMark).forEach(all::add);
    this.marks = Pattern.compile(all.stream().map(Pattern::quote).collect(Collectors.joining("|")));
  }

  /** Runs of blanks are special tokens in some vocabularies, and harmless. */
  private static boolean isMark(String token) {
    return token.length() > 1 && !token.isBlank();
  }

  /** The text without special tokens, control characters and halves of characters. */
  public String neutralise(String text) {
    String plain = CONTROLS.matcher(text).replaceAll(" ");
    return marks
        .matcher(plain)
        .replaceAll(found -> Matcher.quoteReplacement(broken(found.group())));
  }

  private static String broken(String mark) {
    int first = mark.offsetByCodePoints(0, 1);
    return mark.substring(0, first) + " " + mark.substring(first);
  }
}
