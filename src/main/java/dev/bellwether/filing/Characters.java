package dev.bellwether.filing;

/** What single characters mean to a reader of filings. */
final class Characters {
  private Characters() {}

  /** Blanks of every width, no-break and thin spaces too. */
  static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u0085' || (c > 127 && Character.isSpaceChar(c));
  }

  /** Marks that show nothing: soft hyphen, zero-width spaces and joiners, byte-order mark. */
  static boolean isInvisible(char c) {
    return c == '\u00ad' || (c >= '\u200b' && c <= '\u200d') || c == '\u2060' || c == '\ufeff';
  }

  static boolean hasLetters(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }
}
