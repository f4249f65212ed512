package dev.bellwether.entity;

/** Why a text is held to be about a ticker. */
public enum Evidence {
  /** The publisher or the user's file named it beside the text. */
  TAG,
  /** {@code $AAPL} in the text. */
  CASHTAG,
  /** An exchange and a symbol in the text, as in {@code (NASDAQ: AAPL)}. */
  EXCHANGE
}
