package dev.bellwether.config;

/** What the local model is to say. */
public enum LocalMode {
  /** The verdict alone. */
  VERDICT,
  /** With its rationale. */
  FULL
}
