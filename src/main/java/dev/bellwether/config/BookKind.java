package dev.bellwether.config;

/** Which book a replay simulates. */
public enum BookKind {
  /** The strongest signals long, the weakest short, each side equally weighted. */
  LONG_SHORT,
  /** The strongest signals long. */
  LONG_ONLY,
  /** Every name in proportion to its signal's distance from the mean signal. */
  SIGNAL
}
