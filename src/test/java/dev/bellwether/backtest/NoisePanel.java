package dev.bellwether.backtest;

import java.util.Random;

/** A factor that persists and knows nothing, and prices that walk at random. */
final class NoisePanel {
  private NoisePanel() {}

  /** First-order autoregression with standard normal shocks. */
  static Panel factor(Random random, int sessions, int assets, double persistence) {
    double[] cells = new double[sessions * assets];
    for (int cell = 0; cell < cells.length; cell++) {
      double before = cell < assets ? 0 : cells[cell - assets];
      cells[cell] = persistence * before + random.nextGaussian();
    }
    return Panel.over(sessions, assets, cells);
  }

  /** Prices from 100 with independent returns of 2 % deviation. */
  static Panel prices(Random random, int sessions, int assets) {
    double[] cells = new double[sessions * assets];
    for (int cell = 0; cell < cells.length; cell++) {
      double before = cell < assets ? 100 : cells[cell - assets];
      cells[cell] = before * (1 + 0.02 * Math.max(-10, random.nextGaussian()));
    }
    return Panel.over(sessions, assets, cells);
  }

  /**
   * Prices like {@link #prices} whose next return has about that correlation with the factor, which
   * is an autoregression of the given persistence.
   */
  static Panel pricesAfter(Random random, Panel factor, double persistence, double correlation) {
    int assets = factor.assets();
    double scale = Math.sqrt(1 - persistence * persistence);
    double[] cells = new double[factor.sessions() * assets];
    for (int cell = 0; cell < cells.length; cell++) {
      double before = cell < assets ? 100 : cells[cell - assets];
      double told = cell < assets ? 0 : correlation * scale * factor.cells()[cell - assets];
      double noise = Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
      cells[cell] = before * (1 + 0.02 * Math.max(-10, told + noise));
    }
    return Panel.over(factor.sessions(), assets, cells);
  }

  /** The panel with about that share of its cells missing. */
  static Panel withGaps(Random random, Panel panel, double share) {
    double[] cells = panel.cells().clone();
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = random.nextDouble() < share ? Double.NaN : cells[cell];
    }
    return Panel.over(panel.sessions(), panel.assets(), cells);
  }
}
