package dev.bellwether.llm.embedded;

import java.util.Arrays;

/**
 * How much each place of a passage counts: what comes after "but" counts more than what came
 * before, what follows "despite" counts little, hedges and questions weaken their sentence.
 */
final class ClauseWeights {
  private static final double BEFORE_CONTRAST = 0.5;
  private static final double AFTER_CONTRAST = 1.2;
  private static final double CONCEDED = 0.25;
  private static final int CONCESSION_REACH = 9;
  private static final double HEDGED = 0.75;
  private static final double ASKED = 0.6;

  private ClauseWeights() {}

  static double[] of(Passage passage) {
    double[] weights = new double[passage.size()];
    Arrays.fill(weights, 1);
    for (int start = 0; start < passage.size(); ) {
      int end = start;
      while (end < passage.size() && !passage.kind(end).endsSentence()) {
        end++;
      }
      weigh(passage, weights, start, end);
      start = end + 1;
    }
    return weights;
  }

  private static void weigh(Passage passage, double[] weights, int start, int end) {
    boolean hedged = false;
    for (int i = start; i < end; i++) {
      switch (passage.kind(i)) {
        case CONCESSION -> concede(passage, weights, i, end);
        case HEDGE -> hedged = true;
        default -> {}
      }
    }
    int contrast = lastContrast(passage, start, end);
    boolean asked = end < passage.size() && passage.kind(end) == Kind.QUESTION;
    double whole = (hedged ? HEDGED : 1) * (asked ? ASKED : 1);
    for (int i = start; i < end; i++) {
      weights[i] *= whole;
      if (contrast > start) {
        weights[i] *= i < contrast ? BEFORE_CONTRAST : AFTER_CONTRAST;
      }
    }
  }

  private static int lastContrast(Passage passage, int start, int end) {
    for (int i = end - 1; i > start; i--) {
      if (passage.kind(i) == Kind.CONTRAST) {
        return i;
      }
    }
    return start;
  }

  private static void concede(Passage passage, double[] weights, int index, int end) {
    int last = Math.min(end, index + CONCESSION_REACH);
    for (int i = index + 1; i < last && passage.kind(i) != Kind.COMMA; i++) {
      weights[i] *= CONCEDED;
    }
  }
}
