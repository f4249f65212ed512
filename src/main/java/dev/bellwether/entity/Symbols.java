package dev.bellwether.entity;

/** Which characters make up a symbol as it stands in running text. */
final class Symbols {
  private static final int LONGEST_BASE = 5;
  private static final int LONGEST_CLASS = 2;

  private Symbols() {}

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLetter(char c) {
    return isUpper(c) || (c >= 'a' && c <= 'z');
  }

  /** Whether a word goes on at {@code at}, so that what ends there is only a part of it. */
  static boolean isWordAt(String text, int at) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /**
   * Where an upper-case symbol that begins at {@code from} ends: a letter, up to four letters or
   * digits, perhaps a share class. {@code from} itself when there is none.
   */
  static int endOfUpper(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < LONGEST_BASE && belongs(text.charAt(at), at > from)) {
      at++;
    }
    if (at == from) {
      return from;
    }
    int end = at;
    if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '-')) {
      at++;
      int first = at;
      while (at < text.length() && at - first < LONGEST_CLASS && isUpper(text.charAt(at))) {
        at++;
      }
      end = at > first ? at : end;
    }
    return isWordAt(text, end) ? from : end;
  }

  private static boolean belongs(char c, boolean inside) {
    return isUpper(c) || (inside && c >= '0' && c <= '9');
  }
}
