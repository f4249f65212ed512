package dev.bellwether.backtest;

import java.util.Arrays;

/**
 * What is known of each asset's trading before a session: the mean money volume and the standard
 * deviation of one-session returns over the {@value #WINDOW} sessions before it. NaN where fewer
 * than half of them are known. Nothing of the session itself goes in.
 */
public final class Liquidity {
  private static final int WINDOW = 20;

  private final int assets;
  private final double[] volume;
  private final double[] risk;

  private Liquidity(int assets, double[] volume, double[] risk) {
    this.assets = assets;
    this.volume = volume;
    this.risk = risk;
  }

  /** No volume is known of anything. */
  public static Liquidity unknown() {
    return new Liquidity(0, new double[0], new double[0]);
  }

  /**
   * Liquidity by session and asset.
   *
   * @param prices of the sessions
   * @param moneyVolume price times volume, NaN where unknown, in the shape of the prices
   */
  public static Liquidity of(Panel prices, Panel moneyVolume) {
    double[] returns = ForwardReturns.of(prices, 1).returns().cells();
    int assets = prices.assets();
    double[] volume = new double[returns.length];
    double[] risk = new double[returns.length];
    double[] window = new double[WINDOW];
    for (int session = 0; session < prices.sessions(); session++) {
      for (int asset = 0; asset < assets; asset++) {
        int cell = session * assets + asset;
        int known = gather(moneyVolume.cells(), session, 1, asset, assets, window);
        volume[cell] = known * 2 < WINDOW ? Double.NaN : mean(window, known);
        // the return of the session before last is the latest that has ended by now
        known = gather(returns, session, 2, asset, assets, window);
        risk[cell] = known * 2 < WINDOW ? Double.NaN : deviation(window, known);
      }
    }
    return new Liquidity(assets, volume, risk);
  }

  private static int gather(
      double[] cells, int session, int newest, int asset, int assets, double[] window) {
    int known = 0;
    for (int age = newest; age < newest + WINDOW && age <= session; age++) {
      double value = cells[(session - age) * assets + asset];
      if (!Double.isNaN(value)) {
        window[known++] = value;
      }
    }
    return known;
  }

  private static double mean(double[] values, int count) {
    return Correlation.mean(values, 0, count);
  }

  private static double deviation(double[] values, int count) {
    return SeriesSummary.of(Arrays.copyOf(values, count)).std().orElse(Double.NaN);
  }

  double volume(int session, int asset) {
    return assets == 0 ? Double.NaN : volume[session * assets + asset];
  }

  double risk(int session, int asset) {
    return assets == 0 ? Double.NaN : risk[session * assets + asset];
  }
}
