package dev.bellwether.llm.local;

import java.util.Locale;

/** How much a model is to say. */
public enum AnswerMode {
  /** The verdict alone, in a few tokens: for backtests. */
  VERDICT,
  /** With its rationale: for alerts. */
  FULL;

  /** As in settings and in the parameters of a score. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
