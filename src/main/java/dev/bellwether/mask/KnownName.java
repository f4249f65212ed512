package dev.bellwether.mask;

import java.util.List;

/**
 * A name that is known beforehand.
 *
 * @param kind of whom or what
 * @param owner ticker of the company it belongs to; {@code -} for nobody's
 * @param entity what all names of one entry have in common
 * @param words of the name as it is written
 * @param ambiguous whether it is an ordinary word too
 */
record KnownName(Kind kind, String owner, String entity, List<String> words, boolean ambiguous) {
  /** Of whom or what a name may be. */
  enum Kind {
    COMPANY,
    PRODUCT,
    PERSON,
    TICKER,
    /** Of somebody or something. */
    NAME
  }
}
