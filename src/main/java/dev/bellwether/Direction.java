package dev.bellwether;

/** Which way a text points for a ticker's price. */
public enum Direction {
  BEARISH,
  NEUTRAL,
  BULLISH
}
