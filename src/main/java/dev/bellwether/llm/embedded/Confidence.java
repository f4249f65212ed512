package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;
import dev.bellwether.Direction;
import java.util.List;

/**
 * How probable it is that the answered direction is right (Platt 1999, "Probabilistic Outputs for
 * Support Vector Machines"): the logistic function of {@code intercept + slope * logit(p)}, with p
 * the blend's probability of that direction, which is lower where head and rules disagree. Fitted
 * on texts of kinds that the head had not seen.
 */
record Confidence(double intercept, double slope) {
  private static final double LARGEST = 1 - 1e-9;
  private static final double PENALTY = 1e-4;
  private static final double TOLERANCE = 1e-9;
  private static final int STEPS = 200;

  /** The probability of an answer's direction, and whether that was right. */
  record Outcome(double probability, boolean right) {
    static Outcome of(ClassProbabilities answer, Direction label) {
      return new Outcome(answer.probability(), answer.direction() == label);
    }
  }

  /** From 0 to 1. */
  double of(ClassProbabilities answer) {
    return logistic(intercept + slope * logit(answer.probability()));
  }

  /** Fits to outcomes, at least one. */
  static Confidence fit(List<Outcome> outcomes) {
    double[] start = {0, 1};
    double[] fitted =
        Lbfgs.minimise((at, slope) -> loss(outcomes, at, slope), start, TOLERANCE, STEPS);
    return new Confidence(fitted[0], fitted[1]);
  }

  private static double loss(List<Outcome> outcomes, double[] at, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = PENALTY * at[i];
      loss += PENALTY / 2 * at[i] * at[i];
    }
    for (Outcome outcome : outcomes) {
      double logit = logit(outcome.probability());
      double p = logistic(at[0] + at[1] * logit);
      double error = (p - (outcome.right() ? 1 : 0)) / outcomes.size();
      gradient[0] += error;
      gradient[1] += error * logit;
      loss -= StrictMath.log(Math.max(1e-300, outcome.right() ? p : 1 - p)) / outcomes.size();
    }
    return loss;
  }

  private static double logit(double p) {
    double bounded = Math.max(1 - LARGEST, Math.min(LARGEST, p));
    return StrictMath.log(bounded / (1 - bounded));
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
