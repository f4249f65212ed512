package dev.bellwether.config;

/** Who scores. */
public enum ScoringTier {
  /** The tiers that the policy chooses for each text. */
  ROUTE,
  /** Only the embedded tier. */
  EMBEDDED,
  /** Only the local model. */
  LOCAL,
  /** Only Gemini. */
  GEMINI,
  /** Only Claude. */
  CLAUDE,
  /** Only the OpenAI-compatible server. */
  OPENAI
}
