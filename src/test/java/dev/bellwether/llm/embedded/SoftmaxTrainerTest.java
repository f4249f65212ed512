package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.ClassProbabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxTrainerTest {
  private static final double[][] TRUE = {{2, 0, -1, 0.5}, {-1, 0.5, 0, 0}, {-1, -0.5, 1, -0.5}};

  @Test
  void findsTheWeightsThatMadeTheData() {
    Softmax truth = new Softmax(TRUE);
    Softmax fitted = fit(sample(truth, 40_000), 1e-6);
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      double[] x = point(random);
      ClassProbabilities expected = truth.probabilities(x);
      ClassProbabilities found = fitted.probabilities(x);
      assertThat(found.bearish()).isCloseTo(expected.bearish(), within(0.04));
      assertThat(found.bullish()).isCloseTo(expected.bullish(), within(0.04));
    }
  }

  /** At the minimum the mean error times each feature equals the penalty's pull (first order). */
  @Test
  void standsWhereTheGradientVanishes() {
    double[] penalty = {0.1, 0.02, 0.3};
    List<SoftmaxTrainer.Sample> samples = standardised(sample(new Softmax(TRUE), 500));
    Softmax fitted = SoftmaxTrainer.fit(samples, penalty);
    for (int feature = 0; feature < 3; feature++) {
      double slope = penalty[feature] * fitted.weights()[2][feature];
      for (SoftmaxTrainer.Sample sample : samples) {
        double error =
            fitted.probabilities(sample.features()).bullish() - (sample.label() == 2 ? 1 : 0);
        slope += error * sample.features()[feature] / samples.size();
      }
      assertThat(slope).isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void aTwiceWeightedSampleCountsLikeTwo() {
    List<SoftmaxTrainer.Sample> samples = sample(new Softmax(TRUE), 200);
    List<SoftmaxTrainer.Sample> twice = new ArrayList<>(samples);
    List<SoftmaxTrainer.Sample> weighted = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      SoftmaxTrainer.Sample sample = samples.get(i);
      if (i % 3 == 0) {
        twice.add(sample);
      }
      weighted.add(
          new SoftmaxTrainer.Sample(sample.features(), sample.label(), i % 3 == 0 ? 2 : 1));
    }
    double[] x = {0.3, -0.2, 1};
    assertThat(fit(weighted, 0.1).probabilities(x).bullish())
        .isCloseTo(fit(twice, 0.1).probabilities(x).bullish(), within(1e-5));
  }

  @Test
  void theSameSamplesGiveTheSameBits() {
    List<SoftmaxTrainer.Sample> samples = sample(new Softmax(TRUE), 300);
    assertThat(fit(samples, 0.1).weights()).isDeepEqualTo(fit(samples, 0.1).weights());
  }

  private static double[] point(Random random) {
    return new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
  }

  private static List<SoftmaxTrainer.Sample> sample(Softmax truth, int n) {
    Random random = new Random(20261124);
    List<SoftmaxTrainer.Sample> samples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] x = point(random);
      ClassProbabilities p = truth.probabilities(x);
      double u = random.nextDouble();
      int label = u < p.bearish() ? 0 : u < p.bearish() + p.neutral() ? 1 : 2;
      samples.add(new SoftmaxTrainer.Sample(x, label, 1));
    }
    return samples;
  }

  /** So that the penalty, which is on standardised weights, is on these. */
  private static List<SoftmaxTrainer.Sample> standardised(List<SoftmaxTrainer.Sample> samples) {
    double[] mean = new double[3];
    double[] square = new double[3];
    for (SoftmaxTrainer.Sample sample : samples) {
      for (int i = 0; i < 3; i++) {
        mean[i] += sample.features()[i] / samples.size();
        square[i] += sample.features()[i] * sample.features()[i] / samples.size();
      }
    }
    List<SoftmaxTrainer.Sample> standardised = new ArrayList<>();
    for (SoftmaxTrainer.Sample sample : samples) {
      double[] x = new double[3];
      for (int i = 0; i < 3; i++) {
        x[i] = (sample.features()[i] - mean[i]) / Math.sqrt(square[i] - mean[i] * mean[i]);
      }
      standardised.add(new SoftmaxTrainer.Sample(x, sample.label(), sample.weight()));
    }
    return standardised;
  }

  private static Softmax fit(List<SoftmaxTrainer.Sample> samples, double penalty) {
    return SoftmaxTrainer.fit(samples, new double[] {penalty, penalty, penalty});
  }
}
