package dev.bellwether.backtest;

/** How factors become the target weights of a portfolio. */
public interface Weighting {

  /**
   * Writes the weights of the session's rows to {@code out}, from 0 on: gross (the sum of |w|) 1,
   * or all 0 if the factors give no reason for a position.
   */
  void weigh(CleanSample sample, int session, double[] out);

  /**
   * What to multiply the session's factors by so that no sum or difference of them overflows: 1, or
   * a power of two, which changes no weight.
   */
  static double scale(CleanSample sample, int session) {
    double largest = 0;
    for (int row = sample.from(session); row < sample.to(session); row++) {
      largest = Math.max(largest, Math.abs(sample.factorAt(row)));
    }
    return largest > 0x1p900 ? 0x1p-200 : 1;
  }

  /** Scales the first {@code count} weights to gross 1; leaves weights of gross 0 alone. */
  static void toUnitGross(double[] weights, int count) {
    double gross = 0;
    for (int i = 0; i < count; i++) {
      gross += Math.abs(weights[i]);
    }
    if (gross > 0) {
      for (int i = 0; i < count; i++) {
        weights[i] /= gross;
      }
    }
  }
}
