package dev.bellwether.report;

/** Texts from anywhere, made harmless for a terminal. */
final class TerminalText {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;

  private TerminalText() {}

  /**
   * The text on one line without anything a terminal would obey: white space becomes a space, other
   * control characters (so the start of every escape sequence, also the 8-bit ones of ECMA-48) and
   * the overrides of the writing direction a visible sign.
   */
  static String safe(String text) {
    if (text.codePoints().allMatch(c -> replacement(c) == c)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().map(TerminalText::replacement).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static int replacement(int c) {
    if (c >= ' ' && c < 0x7F) {
      return c;
    }
    if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029) {
      return ' ';
    }
    if (c < ' ') {
      return CONTROL_PICTURES + c;
    }
    if (c == 0x7F) {
      return DELETE_PICTURE;
    }
    return isC1(c) || isDirectionOverride(c) || isLoneSurrogate(c) ? REPLACEMENT : c;
  }

  private static boolean isC1(int c) {
    return c >= 0x80 && c <= 0x9F;
  }

  private static boolean isDirectionOverride(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isLoneSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
