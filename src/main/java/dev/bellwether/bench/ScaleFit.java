package dev.bellwether.bench;

import dev.bellwether.ConfidenceScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits a {@link ConfidenceScale} by maximum likelihood with the targets of Platt (1999), which keep
 * it from certainty, by Newton's method as in Lin, Lin and Weng (2007).
 *
 * @param scale fitted on all judgements
 * @param eceBefore calibration error of the confidences as they were
 * @param eceAfter the same after scaling, each fifth of the judgements by a scale that was fitted
 *     on the others
 * @param n judgements
 */
public record ScaleFit(ConfidenceScale scale, double eceBefore, double eceAfter, int n) {
  /** Fewer judgements say nothing reliable of two parameters. */
  public static final int FEWEST = 50;

  private static final int FOLDS = 5;
  private static final int MOST_STEPS = 100;
  private static final double RIDGE = 1e-9;
  private static final double SMALLEST_STEP = 1e-10;

  /** The fit; empty with too few judgements, or where all are right or all are wrong. */
  public static Optional<ScaleFit> of(List<Judgement> judgements) {
    long right = judgements.stream().filter(Judgement::right).count();
    if (judgements.size() < FEWEST || right == 0 || right == judgements.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScaleFit(
            fit(judgements),
            Calibration.of(judgements).ece(),
            Calibration.of(crossFitted(judgements)).ece(),
            judgements.size()));
  }

  private static List<Judgement> crossFitted(List<Judgement> judgements) {
    List<Judgement> scaled = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Judgement> others = new ArrayList<>();
      for (int i = 0; i < judgements.size(); i++) {
        if (i % FOLDS != fold) {
          others.add(judgements.get(i));
        }
      }
      ConfidenceScale scale = fit(others);
      for (int i = fold; i < judgements.size(); i += FOLDS) {
        scaled.add(judgements.get(i).scaledBy(scale));
      }
    }
    return scaled;
  }

  private static ConfidenceScale fit(List<Judgement> judgements) {
    int n = judgements.size();
    double[] logit = new double[n];
    double[] target = new double[n];
    double right = judgements.stream().filter(Judgement::right).count();
    for (int i = 0; i < n; i++) {
      Judgement judgement = judgements.get(i);
      logit[i] = ConfidenceScale.logit(judgement.confidence());
      target[i] = judgement.right() ? (right + 1) / (right + 2) : 1 / (n - right + 2);
    }
    double slope = 0;
    double intercept = Math.log((right + 1) / (n - right + 1));
    double loss = loss(logit, target, slope, intercept);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] move = newton(logit, target, slope, intercept);
      double size = 1;
      double next = loss(logit, target, slope + move[0], intercept + move[1]);
      while (next > loss && size > SMALLEST_STEP) {
        size /= 2;
        next = loss(logit, target, slope + size * move[0], intercept + size * move[1]);
      }
      if (!(loss - next > SMALLEST_STEP)) {
        break;
      }
      slope += size * move[0];
      intercept += size * move[1];
      loss = next;
    }
    // Surer and less often right: its confidence says nothing.
    return slope >= 0
        ? new ConfidenceScale(slope, intercept)
        : new ConfidenceScale(0, Math.log((right + 1) / (n - right + 1)));
  }

  private static double loss(double[] logit, double[] target, double slope, double intercept) {
    double loss = 0;
    for (int i = 0; i < logit.length; i++) {
      double z = slope * logit[i] + intercept;
      // log(1 + e^z), without overflow.
      loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target[i] * z;
    }
    return loss;
  }

  /** The step that minimises the loss's second-order approximation: slope, then intercept. */
  private static double[] newton(double[] logit, double[] target, double slope, double intercept) {
    double gradientSlope = 0;
    double gradientIntercept = 0;
    double aa = RIDGE;
    double ab = 0;
    double bb = RIDGE;
    for (int i = 0; i < logit.length; i++) {
      double p = 1 / (1 + Math.exp(-slope * logit[i] - intercept));
      double weight = p * (1 - p);
      gradientSlope += (p - target[i]) * logit[i];
      gradientIntercept += p - target[i];
      aa += weight * logit[i] * logit[i];
      ab += weight * logit[i];
      bb += weight;
    }
    double determinant = aa * bb - ab * ab;
    return new double[] {
      -(bb * gradientSlope - ab * gradientIntercept) / determinant,
      -(aa * gradientIntercept - ab * gradientSlope) / determinant
    };
  }
}
