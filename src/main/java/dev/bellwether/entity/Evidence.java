package dev.bellwether.entity;

/** Why a text is held to be about a ticker, the strongest reason first. */
public enum Evidence {
  /** The company filed the document itself. */
  FILER,
  /** The user says that everything from the source is about it. */
  SOURCE,
  /** An exchange and a symbol in the text, as in {@code (NASDAQ: AAPL)}. */
  EXCHANGE,
  /** {@code $AAPL} in the text. */
  CASHTAG,
  /** The name of the company in the text. */
  NAME,
  /** The publisher or the user's file named it beside the text. */
  TAG
}
