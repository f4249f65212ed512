package dev.bellwether.report;

import java.lang.Character.UnicodeScript;

/** How many terminal columns a text takes; near Unicode Standard Annex 11 without its tables. */
final class DisplayWidth {
  static final String ELLIPSIS = "…";

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** The text itself if it fits, else its beginning and an ellipsis in {@code max} columns. */
  static String cut(String text, int max) {
    int width = 0;
    int keep = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += of(c);
      if (width > max) {
        return text.substring(0, keep) + ELLIPSIS;
      }
      i += Character.charCount(c);
      if (width < max) {
        keep = i;
      }
    }
    return text;
  }

  private static int of(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    if (c < 0x1100) {
      return false;
    }
    if (c >= 0xFF00 && c <= 0xFFEF) {
      return c <= 0xFF60 || (c >= 0xFFE0 && c <= 0xFFE6);
    }
    if ((c >= 0x3000 && c <= 0x303E) || (c >= 0x1F300 && c <= 0x1FAFF)) {
      return true;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL;
  }
}
