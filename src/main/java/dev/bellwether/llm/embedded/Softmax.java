package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;
import dev.bellwether.Direction;

/**
 * Multinomial logistic regression: the probability of class k is proportional to exp(b_k + w_k x).
 * {@link StrictMath} gives the same bits on every machine.
 *
 * @param weights one row a class in the order of {@link Direction}; the last number of a row is its
 *     intercept
 */
record Softmax(double[][] weights) {
  static final int CLASSES = Direction.values().length;

  /** Which row of the weights is a direction's. */
  @SuppressWarnings("EnumOrdinal") // the order of the directions is the order of the rows
  static int row(Direction direction) {
    return direction.ordinal();
  }

  ClassProbabilities probabilities(double[] features) {
    double[] p = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      p[k] = dot(weights[k], features);
    }
    normalise(p);
    return new ClassProbabilities(p[0], p[1], p[2]);
  }

  private static double dot(double[] row, double[] features) {
    double sum = row[features.length];
    for (int i = 0; i < features.length; i++) {
      sum += row[i] * features[i];
    }
    return sum;
  }

  /** From logarithms up to a constant to probabilities; returns the logarithm of their sum. */
  static double normalise(double[] p) {
    double largest = Math.max(p[0], Math.max(p[1], p[2]));
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
      p[k] = StrictMath.exp(p[k] - largest);
      sum += p[k];
    }
    for (int k = 0; k < CLASSES; k++) {
      p[k] /= sum;
    }
    return largest + StrictMath.log(sum);
  }
}
