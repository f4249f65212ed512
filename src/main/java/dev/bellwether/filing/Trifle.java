package dev.bellwether.filing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a change of wording from one of meaning, by which words differ. */
final class Trifle {
  /**
   * Words that bear no news: articles, pronouns, prepositions that join, and what a writer puts in
   * or leaves out. Whatever may deny, count, time, permit or name is not among them: of two words
   * that are not here nobody can say by a list whether they are opposites.
   */
  private static final Set<String> SLIGHT =
      Set.of(
          ("a an the this that these those such which who whom whose our ours we us its it their theirs they them"
                  + " of in on at by for to with and or as into within among between through during upon per via"
                  + " also certain other others any each every all some various several many including include includes included"
                  + " additionally addition further furthermore moreover however therefore thus accordingly generally typically"
                  + " currently presently continue continues continued continuing both well related relating regarding respect"
                  + " respective respectively applicable particular example e g i s own be been being so then there here")
              .split(" ", -1));

  private Trifle() {}

  /**
   * What is left without the words that bear no news: two wordings with the same rest, in the same
   * order, say the same.
   *
   * @param words in lower case, with blanks between
   */
  static String rest(String words) {
    return Arrays.stream(words.split(" ", -1))
        .filter(word -> !SLIGHT.contains(word))
        .collect(Collectors.joining(" "));
  }
}
