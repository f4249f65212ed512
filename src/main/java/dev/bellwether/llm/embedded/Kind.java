package dev.bellwether.llm.embedded;

/** What a token is to the rules. The lexicon file names the first group in lower case. */
enum Kind {
  /** More of it is good news: sales, margin. */
  GOOD,
  /** More of it is bad news: costs, risk. */
  BAD,
  /** A result above zero; more is good. */
  PROFIT,
  /** A result below zero; more is bad. */
  LOSS,
  /** What others thought it would be: estimates, consensus; more is good. */
  EXPECTED,
  /** Goes up by itself; its noun tends to stand before it. */
  RISE,
  /** Goes down by itself. */
  FALL,
  /** Somebody makes something go up; its noun tends to stand after it. */
  RAISE,
  /** Somebody makes something go down. */
  CUT,
  /** Up, higher: means something only beside a noun, an amount or in a post. */
  UPWARD,
  /** Down, lower. */
  DOWNWARD,
  /** Good in itself. */
  POSITIVE,
  /** Bad in itself. */
  NEGATIVE,
  /** Good, but makes a bad thing worse: a record loss, a strong decline. */
  STRONG,
  /** Good among traders; counts only in a post with a cashtag. */
  BULL_SLANG,
  /** Bad among traders; counts only in a post with a cashtag. */
  BEAR_SLANG,
  /** Turns what follows: not, avoids, denies. */
  NEGATOR,
  /** Weakens its sentence: may, reportedly. */
  HEDGE,
  /** What follows outweighs what came before: but, however. */
  CONTRAST,
  /** What follows counts little: despite, although. */
  CONCESSION,
  /**
   * Starts the reason or the circumstances: as, after, amid. A direction does not reach over it.
   */
  LINK,
  /** Stands between the new figure and the old one. */
  COMPARED,
  /** Names the time of the old figure: a year ago, in the corresponding period. */
  EARLIER,
  /** What others did with a figure beforehand: planned, hoped. */
  HOPED,
  /** Moves between profit and loss: swings, returns. */
  SHIFT,
  /** To or into. */
  TO,
  /** Above, ahead of: good before an expectation. */
  ABOVE,
  /** Below, short of: bad before an expectation. */
  BELOW,
  /** Multiplies the number before it by its weight. */
  UNIT,
  /** Makes the number before it a percentage. */
  PERCENT_SIGN,
  /** Stands beside an amount; its weight tells currencies apart. */
  CURRENCY,
  /** Makes the amount after it negative: minus. */
  MINUS,
  /** An amount in words: one tenth, ten cents. */
  FRACTION,
  /** What somebody did with an amount of money that is now theirs: earned, made. */
  EARNED,
  /** Says that nothing moved: unchanged, the same. */
  SAME,
  /** A full stop after it ends no sentence. */
  ABBREVIATION,
  /** A phrase that only looks like news: strike price, short term. */
  NEUTRAL,

  /** A word we know nothing about. */
  OTHER,
  /** A number; its value includes the unit. */
  NUMBER,
  /** A percentage without a sign. */
  PERCENT,
  /** A percentage written with a plus or minus sign. */
  SIGNED_PERCENT,
  /** A dollar sign with a symbol. */
  CASHTAG,
  /** A pause inside a sentence. */
  COMMA,
  /** An opening bracket. */
  OPEN,
  /** The end of a sentence. */
  STOP,
  /** The end of a question. */
  QUESTION;

  boolean endsSentence() {
    return this == STOP || this == QUESTION;
  }

  boolean isAmount() {
    return this == NUMBER || this == PERCENT || this == SIGNED_PERCENT || this == FRACTION;
  }

  /** 1 for a noun whose growth is good, -1 for one whose growth is bad, 0 for anything else. */
  int nounSign() {
    return switch (this) {
      case GOOD, PROFIT, EXPECTED -> 1;
      case BAD, LOSS -> -1;
      default -> 0;
    };
  }

  /** 1 for upwards, -1 for downwards, 0 for no direction. */
  int directionSign() {
    return switch (this) {
      case RISE, RAISE, UPWARD -> 1;
      case FALL, CUT, DOWNWARD -> -1;
      default -> 0;
    };
  }
}
