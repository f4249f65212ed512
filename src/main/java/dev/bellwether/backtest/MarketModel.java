package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An asset's return explained by the market's over an estimation window, least squares of {@code r
 * = alpha + beta m}.
 *
 * @param alpha per session, a fraction
 * @param beta slope
 * @param sigma residual deviation, divisor L - 2; above 0
 * @param sessions L, sessions of the window on which both returns are known
 * @param meanMarket mean market return over the window
 * @param marketSquares sum of squared deviations of the market return from it
 */
record MarketModel(
    double alpha,
    double beta,
    double sigma,
    int sessions,
    double meanMarket,
    double marketSquares) {

  /**
   * The fit over three or more sessions in which both returns vary; those where one is NaN are left
   * out.
   */
  static MarketModel fit(double[] assetBefore, double[] marketBefore) {
    if (marketBefore.length != assetBefore.length) {
      throw new IllegalArgumentException("asset and market on different sessions");
    }
    int[] known =
        IntStream.range(0, assetBefore.length)
            .filter(i -> !Double.isNaN(assetBefore[i] + marketBefore[i]))
            .toArray();
    return complete(
        Arrays.stream(known).mapToDouble(i -> assetBefore[i]).toArray(),
        Arrays.stream(known).mapToDouble(i -> marketBefore[i]).toArray());
  }

  private static MarketModel complete(double[] asset, double[] market) {
    int n = asset.length;
    if (n < 3 || Correlation.isConstant(market, 0, n) || Correlation.isConstant(asset, 0, n)) {
      throw new IllegalArgumentException("an estimation window needs 3 sessions that differ");
    }
    double meanAsset = Correlation.mean(asset, 0, n);
    double meanMarket = Correlation.mean(market, 0, n);
    double squares = 0;
    double product = 0;
    for (int i = 0; i < n; i++) {
      squares += (market[i] - meanMarket) * (market[i] - meanMarket);
      product += (market[i] - meanMarket) * (asset[i] - meanAsset);
    }
    double beta = product / squares;
    double alpha = meanAsset - beta * meanMarket;
    double residualSquares = 0;
    for (int i = 0; i < n; i++) {
      double residual = asset[i] - alpha - beta * market[i];
      residualSquares += residual * residual;
    }
    double sigma = Math.sqrt(residualSquares / (n - 2));
    return new MarketModel(alpha, beta, sigma, n, meanMarket, squares);
  }

  /** What the market does not explain, session by session; NaN where a return is. */
  double[] abnormal(double[] asset, double[] market) {
    double[] abnormal = new double[asset.length];
    Arrays.setAll(abnormal, i -> asset[i] - alpha - beta * market[i]);
    return abnormal;
  }

  /**
   * The deviation of a sum of abnormal returns outside the window, with the error of the estimated
   * line: {@code sigma sqrt(W + W^2/L + (sum m - W mean m)^2 / Sxx)}.
   */
  double forecastError(double... market) {
    int w = market.length;
    double distance = Arrays.stream(market).sum() - w * meanMarket;
    double sessionsError = w + (double) w * w / sessions;
    return sigma * Math.sqrt(sessionsError + distance * distance / marketSquares);
  }
}
