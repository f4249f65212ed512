package dev.bellwether.llm.embedded;

import dev.bellwether.Direction;
import java.util.List;

/**
 * How probable it is that the answered direction is right (Platt 1999, "Probabilistic Outputs for
 * Support Vector Machines"): the logistic function of {@code intercept + slope * logit(p)}, with p
 * the head's own probability of that direction, plus {@code disagreement} if head and rules point
 * different ways. Fitted on texts of kinds that the head had not seen.
 */
record Confidence(double intercept, double slope, double disagreement) {
  private static final double LARGEST = 1 - 1e-9;
  private static final double PENALTY = 1e-4;
  private static final double TOLERANCE = 1e-9;
  private static final int STEPS = 200;

  /** An answer, whether head and rules agreed on it, and whether it was right. */
  record Outcome(double probability, boolean agreed, boolean right) {
    static Outcome of(Blend blend, Direction label) {
      return new Outcome(
          blend.headProbability(), blend.agreed(), blend.probabilities().direction() == label);
    }
  }

  /** From 0 to 1. */
  double of(Blend blend) {
    return logistic(score(blend.headProbability(), blend.agreed()));
  }

  /** Fits to outcomes, at least one. */
  static Confidence fit(List<Outcome> outcomes) {
    double[] start = {0, 1, 0};
    double[] fitted =
        Lbfgs.minimise((at, slope) -> loss(outcomes, at, slope), start, TOLERANCE, STEPS);
    return new Confidence(fitted[0], fitted[1], fitted[2]);
  }

  private static double loss(List<Outcome> outcomes, double[] at, double[] gradient) {
    Confidence confidence = new Confidence(at[0], at[1], at[2]);
    double loss = 0;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = PENALTY * at[i];
      loss += PENALTY / 2 * at[i] * at[i];
    }
    for (Outcome outcome : outcomes) {
      double p = logistic(confidence.score(outcome.probability(), outcome.agreed()));
      double error = (p - (outcome.right() ? 1 : 0)) / outcomes.size();
      gradient[0] += error;
      gradient[1] += error * logit(outcome.probability());
      gradient[2] += outcome.agreed() ? 0 : error;
      loss -= StrictMath.log(Math.max(1e-300, outcome.right() ? p : 1 - p)) / outcomes.size();
    }
    return loss;
  }

  private double score(double probability, boolean agreed) {
    return intercept + slope * logit(probability) + (agreed ? 0 : disagreement);
  }

  private static double logit(double p) {
    double bounded = Math.max(1 - LARGEST, Math.min(LARGEST, p));
    return StrictMath.log(bounded / (1 - bounded));
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
