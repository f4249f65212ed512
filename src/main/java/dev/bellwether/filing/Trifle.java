package dev.bellwether.filing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a change of wording from one of meaning, by which words differ. */
final class Trifle {
  /**
   * Words that bear no news: articles, demonstratives, what joins or introduces, and prepositions.
   * Of two words with opposite senses one is not among them (and, or; to, from; with, without; for,
   * against; for, by), so that their exchange shows. Whatever may deny, count, time, permit, name,
   * or say who does it is not here either: by no list can it be said whether such words are
   * opposites.
   */
  private static final Set<String> SLIGHT =
      Set.of(
          ("a an the this that these those such which our its"
                  + " and of in on at to for with as into within upon among during through per via"
                  + " additionally addition further furthermore moreover therefore thus accordingly"
                  + " include includes included including also other others well related relating regarding"
                  + " respect respective respectively applicable particular example e g i s own")
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
