package dev.bellwether.config;

/** What the signal of a listed ticker is when it has had no news for a while. */
public enum WithoutNews {
  /** None: the ticker is in no cross-section. */
  ABSENT,
  /** The last one, until there is news again. */
  CARRY,
  /** The last one, halved with every half-life. */
  FADE,
  /** 0, also before its first news. */
  ZERO
}
