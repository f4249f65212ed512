package dev.bellwether.notify.discord;

import java.util.Locale;

/**
 * Text from outside, made to mean nothing but itself in Discord: it formats nothing, links to
 * nothing and mentions nobody.
 *
 * <p>Discord's markdown takes a backslash before any punctuation for that punctuation. A character
 * of no width after an {@code @} and inside {@code ://} keeps mentions and bare addresses from
 * being seen as such; without it they would be, whatever stands before them.
 */
final class PlainText {
  private static final String FORMATTING = "\\*_~`|<[";

  /** These begin a heading, a quote or a list, but only where a line begins. */
  private static final String AT_LINE_START = "#>-+";

  private static final String NO_WIDTH = "\u200b";
  private static final String CUT = "\u2026";

  private PlainText() {}

  /**
   * The text on one line.
   *
   * @param longest most UTF-16 units of the result, at least 1; a longer text is cut and ends in an
   *     ellipsis
   */
  static String of(String text, int longest) {
    String line = oneLine(text);
    StringBuilder safe = new StringBuilder();
    int i = 0;
    while (i < line.length()) {
      int c = line.codePointAt(i);
      String piece = piece(line, i, c);
      int left = i + Character.charCount(c) < line.length() ? CUT.length() : 0;
      if (safe.length() + piece.length() + left > longest && !fitsWhole(line, i, safe, longest)) {
        return safe.toString().stripTrailing() + CUT;
      }
      safe.append(piece);
      i += Character.charCount(c);
    }
    return safe.toString();
  }

  /** Whether the rest fits, so that no ellipsis is needed. */
  private static boolean fitsWhole(String line, int from, StringBuilder safe, int longest) {
    int length = safe.length();
    for (int i = from; i < line.length() && length <= longest; ) {
      int c = line.codePointAt(i);
      length += piece(line, i, c).length();
      i += Character.charCount(c);
    }
    return length <= longest;
  }

  private static String piece(String line, int at, int c) {
    String character = Character.toString(c);
    if (FORMATTING.contains(character) || (at == 0 && AT_LINE_START.contains(character))) {
      return "\\" + character;
    }
    if (c == '@' || (c == ':' && line.startsWith("//", at + 1))) {
      return character + NO_WIDTH;
    }
    return character;
  }

  /** Without line breaks, characters that cannot be seen, and those that turn the direction. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    boolean blank = false;
    for (int c : text.codePoints().toArray()) {
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        blank = line.length() > 0;
      } else if (isVisible(c)) {
        line.append(blank ? " " : "").appendCodePoint(c);
        blank = false;
      }
    }
    return line.toString();
  }

  private static boolean isVisible(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE;
  }

  /** A word with a capital at its beginning. */
  static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
