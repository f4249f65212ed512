package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The share of a quantile's names that were not in it some sessions before, from 0 to 1.
 *
 * @param lag how many sessions before
 * @param bySession for each quantile from the lowest; NaN where the quantile is empty, or the
 *     sample has no row at all {@code lag} sessions before
 */
public record QuantileTurnover(int lag, List<SessionSeries> bySession) {
  public QuantileTurnover {
    bySession = List.copyOf(bySession);
  }

  /** Turnover over the lag, 1 or more sessions. */
  public static QuantileTurnover of(CleanSample sample, Quantiles quantiles, int lag) {
    double[][] shares = new double[quantiles.count()][sample.sessions()];
    Arrays.stream(shares).forEach(each -> Arrays.fill(each, Double.NaN));
    int[] before = new int[sample.assets()];
    for (int session = lag; session < sample.sessions(); session++) {
      if (sample.size(session - lag) > 0) {
        Arrays.fill(before, 0);
        for (int row = sample.from(session - lag); row < sample.to(session - lag); row++) {
          before[sample.assetAt(row)] = quantiles.at(row);
        }
        newShares(sample, session, quantiles, before, shares);
      }
    }
    List<SessionSeries> series = new ArrayList<>();
    Arrays.stream(shares).forEach(each -> series.add(SessionSeries.over(each)));
    return new QuantileTurnover(lag, series);
  }

  private static void newShares(
      CleanSample sample, int session, Quantiles quantiles, int[] before, double[][] shares) {
    int[] names = new int[quantiles.count() + 1];
    int[] fresh = new int[quantiles.count() + 1];
    for (int row = sample.from(session); row < sample.to(session); row++) {
      int bucket = quantiles.at(row);
      names[bucket]++;
      fresh[bucket] += before[sample.assetAt(row)] == bucket ? 0 : 1;
    }
    for (int q = 1; q < names.length; q++) {
      shares[q - 1][session] = names[q] == 0 ? Double.NaN : (double) fresh[q] / names[q];
    }
  }

  /**
   * Over the sessions of one quantile.
   *
   * @param quantile from 1
   */
  public SeriesSummary summary(int quantile) {
    return bySession.get(quantile - 1).summary();
  }
}
