package dev.bellwether.llm.embedded;

/** On what ground a rule calls a place good or bad news; grounds are not equally reliable. */
public enum Ground {
  /** A turn to profit or to loss. */
  SWING,
  /** Above or below what was expected. */
  EXPECTATION,
  /** A figure beside an older one. */
  COMPARISON,
  /** By how far it stands above or below something. */
  LEVEL,
  /** Something whose growth is good or bad goes up or down. */
  DIRECTION,
  /** Up or down, of nobody knows what. */
  BARE_DIRECTION,
  /** A percentage with a sign. */
  PERCENT,
  /** A word that is good in itself, or not bad. */
  GOOD_WORD,
  /** A word that is bad in itself, or not good. */
  BAD_WORD
}
