package dev.bellwether.llm.local;

import dev.bellwether.ClassProbabilities;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The probabilities of the three directions, from those of the first token of an answer. */
final class LabelProbabilities {
  /** With less in all, the model meant none of the three. */
  private static final double LEAST_MASS = 0.5;

  private LabelProbabilities() {}

  /**
   * The three, together 1.
   *
   * @param alternatives of an answer that begins with the direction; may be empty
   */
  static Optional<ClassProbabilities> of(List<Map<String, Double>> alternatives) {
    if (alternatives.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> first = alternatives.get(0);
    double bearish = mass(first, "bearish");
    double neutral = mass(first, "neutral");
    double bullish = mass(first, "bullish");
    double all = bearish + neutral + bullish;
    return all < LEAST_MASS
        ? Optional.empty()
        : Optional.of(
            new ClassProbabilities(
                bearish / all, Math.max(0, 1 - (bearish + bullish) / all), bullish / all));
  }

  /** Of all tokens that begin the word and no other; {@code b} could become either. */
  private static double mass(Map<String, Double> tokens, String word) {
    return tokens.entrySet().stream()
        .filter(token -> begins(word, token.getKey().strip()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static boolean begins(String word, String token) {
    return !token.isEmpty() && !token.equals("b") && word.startsWith(token);
  }
}
