package dev.bellwether.backtest;

/** How the signals of one session become the book one would like to hold. */
public interface TargetBook {

  /**
   * Writes a weight for each asset: short below 0, the sum of |w| 1, or all 0 if the signals give
   * no reason for a position.
   *
   * @param signal row of a panel from {@code from} on, NaN where an asset has none
   * @param out one weight an asset, overwritten
   */
  void weigh(double[] signal, int from, double[] out);
}
