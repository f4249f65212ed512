package dev.bellwether;

/**
 * Tokens of one call.
 *
 * @param input tokens read, cached ones included
 * @param cached of these, tokens the model already held
 * @param output tokens written
 * @param estimated true when the tier did not say and we counted ourselves
 */
public record TokenUsage(long input, long cached, long output, boolean estimated) {
  /** No model was asked for tokens. */
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, false);
}
