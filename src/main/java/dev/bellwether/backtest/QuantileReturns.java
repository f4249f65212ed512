package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mean return of each quantile, session by session.
 *
 * @param horizon of the returns, in sessions
 * @param bySession for each quantile from the lowest: the mean return of its names as a fraction,
 *     NaN where it has none
 */
public record QuantileReturns(int horizon, List<SessionSeries> bySession) {
  public QuantileReturns {
    bySession = List.copyOf(bySession);
  }

  /** Means of the adjusted returns in each bucket. */
  public static QuantileReturns of(
      CleanSample sample, Quantiles quantiles, int horizon, Neutrality neutrality) {
    double[][] means = new double[quantiles.count()][sample.sessions()];
    double[] returns = new double[sample.widest()];
    for (int session = 0; session < sample.sessions(); session++) {
      neutrality.adjust(sample, session, horizon, returns);
      bucketMeans(sample, session, quantiles, returns, means);
    }
    List<SessionSeries> series = new ArrayList<>();
    Arrays.stream(means).forEach(each -> series.add(SessionSeries.over(each)));
    return new QuantileReturns(horizon, series);
  }

  private static void bucketMeans(
      CleanSample sample, int session, Quantiles quantiles, double[] returns, double[][] means) {
    double[] sum = new double[quantiles.count() + 1];
    int[] names = new int[quantiles.count() + 1];
    int from = sample.from(session);
    for (int i = 0; i < sample.size(session); i++) {
      int bucket = quantiles.at(from + i);
      sum[bucket] += returns[i];
      names[bucket]++;
    }
    for (int q = 1; q < sum.length; q++) {
      means[q - 1][session] = names[q] == 0 ? Double.NaN : sum[q] / names[q];
    }
  }

  /**
   * Over the sessions of one quantile: mean of the daily means, its standard error and the rest.
   *
   * @param quantile from 1
   */
  public SeriesSummary summary(int quantile) {
    return bySession.get(quantile - 1).summary();
  }

  /** Top minus bottom quantile; defined where both have names. */
  public SessionSeries spread() {
    return bySession.get(bySession.size() - 1).minus(bySession.get(0));
  }

  /** Whether the mean spread differs from zero. */
  public Significance spreadSignificance() {
    return Significance.of(spread(), horizon);
  }
}
