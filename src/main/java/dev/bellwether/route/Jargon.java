package dev.bellwether.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of a text is jargon of accounting and finance, by our own list of words.
 *
 * <p>The density is {@code n / max(30, words)}: {@code n} of the words are on the list, as they
 * stand or without an {@code s} at the end, and a word is a run of letters. A text of fewer than 30
 * words counts as one of 30, so that one term in a headline does not make it dense.
 */
public final class Jargon {
  private static final int FEWEST_WORDS = 30;
  private static final Set<String> TERMS = terms();

  private Jargon() {}

  private static Set<String> terms() {
    try (InputStream in = Jargon.class.getResourceAsStream("jargon.txt")) {
      if (in == null) {
        throw new IllegalStateException("the build has left out jargon.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The density, from 0 to 1. */
  public static double density(String text) {
    int words = 0;
    int found = 0;
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        words++;
        found += isTerm(text.substring(start, at).toLowerCase(Locale.ROOT)) ? 1 : 0;
      } else {
        at++;
      }
    }
    return (double) found / Math.max(FEWEST_WORDS, words);
  }

  private static boolean isTerm(String word) {
    return TERMS.contains(word)
        || (word.endsWith("s") && TERMS.contains(word.substring(0, word.length() - 1)));
  }
}
