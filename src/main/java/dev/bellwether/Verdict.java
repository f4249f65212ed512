package dev.bellwether;

import java.util.Optional;

/**
 * What one model said of one chunk for one ticker.
 *
 * @param direction which way it points
 * @param score from -1 (bearish) to 1 (bullish)
 * @param confidence from 0 to 1
 * @param probabilities the three class probabilities; empty when the model gives none
 * @param rationale why, in the model's words or as the names of the rules that fired; may be empty
 */
public record Verdict(
    Direction direction,
    double score,
    double confidence,
    Optional<ClassProbabilities> probabilities,
    String rationale) {

  public Verdict {
    if (!(score >= -1 && score <= 1)) {
      throw new IllegalArgumentException("score outside [-1, 1]: " + score);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence outside [0, 1]: " + confidence);
    }
  }
}
