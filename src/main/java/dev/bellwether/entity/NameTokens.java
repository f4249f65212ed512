package dev.bellwether.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text as the words that names are compared by: upper case, without the points of abbreviations,
 * possessives and hyphens, so that "Coca-Cola's" is {@code COCA COLA} and "U.S. Steel" is {@code US
 * STEEL}. An ampersand is a word of its own unless letters touch it on both sides ({@code AT&T}).
 */
final class NameTokens {
  /** What law adds to a name. */
  private static final Set<String> LEGAL =
      Set.of(
          "INC",
          "INCORPORATED",
          "CORP",
          "CORPORATION",
          "CO",
          "COMPANY",
          "COMPANIES",
          "LTD",
          "LIMITED",
          "PLC",
          "LLC",
          "LP",
          "SA",
          "NV",
          "AG",
          "SE",
          "AS",
          "SPA",
          "PBC",
          "HOLDING",
          "HOLDINGS",
          "GROUP");

  /**
   * A word.
   *
   * @param text as it is compared
   * @param capital whether it begins with a capital or a digit, as a name does
   */
  record Token(String text, boolean capital) {
    boolean isLegal() {
      return LEGAL.contains(text);
    }
  }

  private NameTokens() {}

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && belongs(text, end)) {
        end++;
      }
      if (end > at) {
        add(text.substring(at, end), tokens);
      }
      at = Math.max(end, at + 1);
    }
    return tokens;
  }

  private static boolean belongs(String text, int at) {
    char c = text.charAt(at);
    boolean inside = at > 0 && at + 1 < text.length();
    return Character.isLetterOrDigit(c)
        || c == '&'
        || ((c == '.' || isApostrophe(c))
            && inside
            && Character.isLetterOrDigit(text.charAt(at - 1))
            && Character.isLetter(text.charAt(at + 1)));
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static void add(String word, List<Token> tokens) {
    boolean capital = !Character.isLowerCase(word.charAt(0));
    String plain = word.toUpperCase(Locale.ROOT).replace("\u2019", "'");
    if (plain.endsWith("'S")) {
      plain = plain.substring(0, plain.length() - 2);
    }
    if (plain.endsWith(".COM")) {
      tokens.add(new Token(plain.substring(0, plain.length() - 4).replace(".", ""), capital));
      tokens.add(new Token("COM", capital));
    } else {
      tokens.add(new Token(plain.replace(".", "").replace("'", ""), capital));
    }
  }
}
