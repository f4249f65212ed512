package dev.bellwether.llm.embedded;

/**
 * One word, phrase, number or mark of a text.
 *
 * @param kind what it is to the rules
 * @param text lower case, as in the lexicon; empty for words outside it and for marks
 * @param value the weight of a lexicon entry, the value of a number, otherwise 0
 * @param scale what the unit of a number multiplied it by, 1 without a unit, otherwise 0
 * @param currency which currency a number is in, as the lexicon numbers them; 0 if none is named
 */
record Token(Kind kind, String text, double value, double scale, double currency) {
  static final Token OTHER = mark(Kind.OTHER);
  static final Token FRACTION = mark(Kind.FRACTION);
  static final Token CASHTAG = mark(Kind.CASHTAG);
  static final Token COMMA = mark(Kind.COMMA);
  static final Token OPEN = mark(Kind.OPEN);
  static final Token STOP = mark(Kind.STOP);
  static final Token QUESTION = mark(Kind.QUESTION);
  static final Token NEGATOR = new Token(Kind.NEGATOR, "not", 1, 0, 0);

  private static final double FIRST_YEAR = 1900;
  private static final double LAST_YEAR = 2100;

  private static Token mark(Kind kind) {
    return new Token(kind, "", 0, 0, 0);
  }

  static Token entry(Kind kind, String text, double weight) {
    return new Token(kind, text, weight, 0, 0);
  }

  static Token number(double value) {
    return new Token(Kind.NUMBER, "", value, 1, 0);
  }

  Token inUnit(double unit) {
    return new Token(kind, text, value * unit, scale * unit, currency);
  }

  /** A hundredth: cents, pence. It is no scale, since the other figure may be in the whole coin. */
  Token inHundredths() {
    return new Token(kind, text, value / 100, scale, currency);
  }

  Token inCurrency(double other) {
    return new Token(kind, text, value, scale, other);
  }

  Token negated() {
    return new Token(kind, text, -Math.abs(value), scale, currency);
  }

  Token asPercent(boolean signed) {
    return new Token(signed ? Kind.SIGNED_PERCENT : Kind.PERCENT, text, value, 1, 0);
  }

  /** Whether this can be one side of a comparison: an amount that does not read as a year. */
  boolean isFigure() {
    return kind.isAmount()
        && kind != Kind.FRACTION
        && !(kind == Kind.NUMBER
            && scale == 1
            && value >= FIRST_YEAR
            && value <= LAST_YEAR
            && value == Math.rint(value));
  }
}
