package dev.bellwether.llm;

/** What came of looking for an answer among those given before. */
public enum CacheLook {
  /** There was none. */
  MISS,
  /** The same question had been answered. */
  EXACT,
  /** A question about a text that says the same had been answered. */
  NEAR
}
