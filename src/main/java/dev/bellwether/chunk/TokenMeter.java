package dev.bellwether.chunk;

/** Counts the tokens that a model makes of a text. */
@FunctionalInterface
public interface TokenMeter {
  /** Tokens of a stretch of a text, at least 0. */
  int count(String text, int start, int end);

  /** Tokens of a whole text. */
  default int count(String text) {
    return count(text, 0, text.length());
  }

  /**
   * An estimate from above for models whose vocabulary is not at hand: one token for every six
   * letters of a word begun, one for every digit (several families of models split numbers into
   * digits) and one for every other sign.
   */
  static TokenMeter estimate() {
    return TokenMeter::estimate;
  }

  private static int estimate(String text, int start, int end) {
    int tokens = 0;
    int letters = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) && c < 0x250) {
        letters++;
        continue;
      }
      tokens += (letters + 5) / 6;
      letters = 0;
      tokens += c == ' ' ? 0 : 1;
    }
    return tokens + (letters + 5) / 6;
  }
}
