package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;

/**
 * The weighted mean of what head and rules say.
 *
 * @param probabilities the mean
 * @param head what the head says alone
 * @param rules what the rules say alone
 */
record Blend(ClassProbabilities probabilities, ClassProbabilities head, ClassProbabilities rules) {

  /** Blends; the weight of the rules is from 0 to 1. */
  static Blend of(ClassProbabilities head, ClassProbabilities rules, double rulesWeight) {
    double bearish = mean(head.bearish(), rules.bearish(), rulesWeight);
    double bullish = mean(head.bullish(), rules.bullish(), rulesWeight);
    return new Blend(
        new ClassProbabilities(bearish, Math.max(0, 1 - bearish - bullish), bullish), head, rules);
  }

  private static double mean(double head, double rules, double rulesWeight) {
    return (1 - rulesWeight) * head + rulesWeight * rules;
  }

  /** What the head alone gives for the direction that the mean points to. */
  double headProbability() {
    return switch (probabilities.direction()) {
      case BEARISH -> head.bearish();
      case NEUTRAL -> head.neutral();
      case BULLISH -> head.bullish();
    };
  }

  /** Whether head and rules point the same way. */
  boolean agreed() {
    return head.direction() == rules.direction();
  }
}
