package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;
import java.util.Locale;

/**
 * From the rules' raw score to three probabilities by an ordered logit (McCullagh 1980, "Regression
 * Models for Ordinal Data", J. R. Stat. Soc. B 42(2), 109-142) with two cut points that lie
 * symmetrically about 0: P(bullish) = s(k (raw - t)), P(bearish) = s(k (-raw - t)), neutral is the
 * rest, with s the logistic function.
 *
 * @param threshold t, the raw score at which good news is as probable as all else; above 0
 * @param steepness k, how fast probability moves with the raw score; above 0
 */
record OrderedLogit(double threshold, double steepness) {
  /**
   * Chosen so that evidence under about 0.3, a third of a plain fact, stays neutral; not fitted to
   * data.
   */
  static final OrderedLogit DEFAULT = new OrderedLogit(0.35, 4);

  ClassProbabilities probabilities(double raw) {
    double bullish = logistic(steepness * (raw - threshold));
    double bearish = logistic(steepness * (-raw - threshold));
    return new ClassProbabilities(bearish, Math.max(0, 1 - bullish - bearish), bullish);
  }

  /** The settings in one canonical line. */
  String canonical() {
    return String.format(Locale.ROOT, "steepness=%s;threshold=%s", steepness, threshold);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
