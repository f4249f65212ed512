package dev.bellwether;

/**
 * From what a model calls its confidence to how often it is right: a line in the logit of it (Platt
 * 1999), fitted on labelled texts for one model.
 *
 * @param slope 1 for a model that can be believed, below for one that is too sure; not negative
 * @param intercept 0 for a model that can be believed
 */
public record ConfidenceScale(double slope, double intercept) {
  /** Takes a model at its word. */
  public static final ConfidenceScale IDENTITY = new ConfidenceScale(1, 0);

  /** A model that says 1 means something less. */
  private static final double NEVER_SURER = 1e-6;

  public ConfidenceScale {
    if (!(slope >= 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException("no scale: " + slope + ", " + intercept);
    }
  }

  /** The probability that a direction with this confidence is right; both from 0 to 1. */
  public double apply(double confidence) {
    if (equals(IDENTITY)) {
      return confidence;
    }
    return 1 / (1 + Math.exp(-slope * logit(confidence) - intercept));
  }

  /** The logarithm of the odds, of a confidence kept off 0 and 1 by a millionth. */
  public static double logit(double confidence) {
    double within = Math.min(1 - NEVER_SURER, Math.max(NEVER_SURER, confidence));
    return Math.log(within / (1 - within));
  }
}
