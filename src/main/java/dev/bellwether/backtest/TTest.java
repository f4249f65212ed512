package dev.bellwether.backtest;

/** A test of an estimate against zero, or why there is none. Never NaN. */
public sealed interface TTest {
  /**
   * A test.
   *
   * @param estimate what is tested, in its own unit
   * @param standardError above 0, same unit
   * @param t estimate / standardError
   * @param p two-sided, from Student's t
   * @param n observations the test stands on
   */
  record Tested(double estimate, double standardError, double t, double p, int n) implements TTest {
    /** Two-sided, from the normal distribution: what t has when n is large. */
    public double pNormal() {
      return Normal.twoSided(t);
    }
  }

  /**
   * No test was possible.
   *
   * @param n observations there were
   * @param reason what they lacked
   */
  record Untestable(int n, Reason reason) implements TTest {}

  /** What observations can lack. */
  enum Reason {
    /** Too few of them to estimate a standard error. */
    TOO_FEW,
    /** They do not vary, so the standard error is 0. */
    NO_VARIATION
  }

  /** The test of an estimate with the given degrees of freedom, at least 1. */
  static TTest of(double estimate, double standardError, int n, int degreesOfFreedom) {
    double t = estimate / standardError;
    if (!(standardError > 0) || !Double.isFinite(t)) {
      return new Untestable(n, Reason.NO_VARIATION);
    }
    return new Tested(estimate, standardError, t, StudentT.twoSided(t, degreesOfFreedom), n);
  }
}
