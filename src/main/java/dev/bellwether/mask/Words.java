package dev.bellwether.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text and where they stand. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}]+(?:(?:[.'\\u2019&/-]|(?<=\\p{Lu})\\.(?=\\p{Lu}))[\\p{L}\\p{N}]+)*");
  private static final Pattern POSSESSIVE = Pattern.compile("['\\u2019][sS]$");

  /**
   * A word.
   *
   * @param text as it stands
   * @param start in the text
   */
  record Word(String text, int start) {
    int end() {
      return start + text.length();
    }

    /** Without a possessive 's. */
    String base() {
      return POSSESSIVE.matcher(text).replaceFirst("");
    }

    /** Where the base ends. */
    int baseEnd() {
      return start + base().length();
    }

    boolean isCapitalised() {
      return Character.isUpperCase(text.charAt(0));
    }

    /** A capital letter and small ones after it. */
    boolean isWrittenWithCare() {
      return isCapitalised() && text.chars().anyMatch(Character::isLowerCase);
    }

    /** Begins with a small letter or not, and has a capital letter further on, as iPhone has. */
    boolean hasInnerCapital() {
      boolean small = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (small && Character.isUpperCase(c)) {
          return true;
        }
        small = Character.isLowerCase(c);
      }
      return false;
    }
  }

  private Words() {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start()));
    }
    return words;
  }
}
