package dev.bellwether.llm.embedded;

import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link Softmax} by maximum likelihood with an L2 penalty on the standardised weights, none
 * on the intercepts. All sums run in the order of the samples, so that the same samples give the
 * same bits.
 */
final class SoftmaxTrainer {
  private static final double GRADIENT = 1e-6;
  private static final int ITERATIONS = 500;

  /**
   * One example.
   *
   * @param features what it looks like
   * @param label its class, as {@link Softmax#row} numbers it
   * @param weight how much it counts, above 0
   */
  record Sample(double[] features, int label, double weight) {}

  private final List<Sample> samples;
  private final double[] penalties;
  private final int features;
  private final double[] mean;
  private final double[] scale;
  private final double[][] standardised;
  private final double total;

  private SoftmaxTrainer(List<Sample> samples, double[] penalties) {
    this.samples = samples;
    this.penalties = penalties;
    this.features = samples.get(0).features().length;
    this.mean = new double[features];
    this.scale = new double[features];
    this.total = samples.stream().mapToDouble(Sample::weight).sum();
    standardise();
    this.standardised = samples.stream().map(this::standardised).toArray(double[][]::new);
  }

  /**
   * Fits.
   *
   * @param samples at least one
   * @param penalties one a feature: lambda in {@code mean loss + sum of lambda / 2 * w^2}, above 0
   */
  static Softmax fit(List<Sample> samples, double[] penalties) {
    SoftmaxTrainer trainer = new SoftmaxTrainer(samples, penalties);
    double[] start = new double[Softmax.CLASSES * (trainer.features + 1)];
    return trainer.raw(Lbfgs.minimise(trainer::loss, start, GRADIENT, ITERATIONS));
  }

  private void standardise() {
    for (Sample sample : samples) {
      for (int i = 0; i < features; i++) {
        mean[i] += sample.weight() * sample.features()[i];
      }
    }
    for (int i = 0; i < features; i++) {
      mean[i] /= total;
    }
    for (Sample sample : samples) {
      for (int i = 0; i < features; i++) {
        double distance = sample.features()[i] - mean[i];
        scale[i] += sample.weight() * distance * distance;
      }
    }
    for (int i = 0; i < features; i++) {
      scale[i] = scale[i] > 0 ? Math.sqrt(scale[i] / total) : 1;
    }
  }

  private double[] standardised(Sample sample) {
    double[] x = new double[features];
    for (int i = 0; i < features; i++) {
      x[i] = (sample.features()[i] - mean[i]) / scale[i];
    }
    return x;
  }

  /** Mean loss and penalty at a point; its gradient goes into the second array. */
  private double loss(double[] point, double[] gradient) {
    Arrays.fill(gradient, 0);
    int row = features + 1;
    double loss = 0;
    double[] p = new double[Softmax.CLASSES];
    for (int s = 0; s < standardised.length; s++) {
      double[] x = standardised[s];
      Sample sample = samples.get(s);
      for (int k = 0; k < p.length; k++) {
        p[k] = score(point, k * row, x);
      }
      double right = p[sample.label()];
      double share = sample.weight() / total;
      loss += share * (Softmax.normalise(p) - right);
      for (int k = 0; k < p.length; k++) {
        double error = share * (p[k] - (k == sample.label() ? 1 : 0));
        add(gradient, k * row, x, error);
      }
    }
    return loss + penalise(point, gradient);
  }

  private double score(double[] point, int from, double[] x) {
    double sum = point[from + features];
    for (int i = 0; i < features; i++) {
      sum += point[from + i] * x[i];
    }
    return sum;
  }

  private void add(double[] gradient, int from, double[] x, double error) {
    for (int i = 0; i < features; i++) {
      gradient[from + i] += error * x[i];
    }
    gradient[from + features] += error;
  }

  private double penalise(double[] point, double[] gradient) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      int feature = i % (features + 1);
      if (feature != features) {
        sum += penalties[feature] / 2 * point[i] * point[i];
        gradient[i] += penalties[feature] * point[i];
      }
    }
    return sum;
  }

  /** The same model on features as they come. */
  private Softmax raw(double[] point) {
    int row = features + 1;
    double[][] weights = new double[Softmax.CLASSES][row];
    for (int k = 0; k < weights.length; k++) {
      double intercept = point[k * row + features];
      for (int i = 0; i < features; i++) {
        weights[k][i] = point[k * row + i] / scale[i];
        intercept -= weights[k][i] * mean[i];
      }
      weights[k][features] = intercept;
    }
    return new Softmax(weights);
  }
}
