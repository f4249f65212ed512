package dev.bellwether.config;

/** What the embedded tier reads a text with. */
public enum EmbeddedModel {
  /** Sentence encoder, trained head and rules together: milliseconds a text. */
  ENCODER,
  /** The rules alone: microseconds a text. */
  LEXICON
}
