package dev.bellwether;

import java.util.Locale;

/** Where an answer comes from, cheapest and nearest first. */
public enum Tier {
  EMBEDDED,
  LOCAL,
  GEMINI,
  CLAUDE,
  OPENAI;

  /** The name used on the command line, in files and in the stores, such as {@code embedded}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The tier with this {@link #key}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Tier ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
