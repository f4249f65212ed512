package dev.bellwether.backtest;

import java.util.Arrays;

/**
 * How far the order of names lasts: Pearson's correlation of today's factor ranks with those some
 * sessions before. Ranks are taken over each session's own names, the correlation over the names in
 * both.
 *
 * @param lag sessions between
 * @param bySession from -1 to 1 at the later session; NaN with fewer than two names in both, or
 *     equal ranks throughout
 */
public record RankAutocorrelation(int lag, SessionSeries bySession) {

  /** The autocorrelation at the lag, 1 or more sessions. */
  public static RankAutocorrelation of(CleanSample sample, int lag) {
    double[] correlations = new double[sample.sessions()];
    Arrays.fill(correlations, Double.NaN);
    double[] before = new double[sample.assets()];
    double[] then = new double[sample.widest()];
    double[] now = new double[sample.widest()];
    double[] rank = sample.factorRank();
    for (int session = lag; session < correlations.length; session++) {
      Arrays.fill(before, 0);
      for (int row = sample.from(session - lag); row < sample.to(session - lag); row++) {
        before[sample.assetAt(row)] = rank[row];
      }
      int pairs = 0;
      for (int row = sample.from(session); row < sample.to(session); row++) {
        double earlier = before[sample.assetAt(row)];
        if (earlier > 0) {
          then[pairs] = earlier;
          now[pairs++] = rank[row];
        }
      }
      correlations[session] = Correlation.pearson(then, 0, now, 0, pairs);
    }
    return new RankAutocorrelation(lag, SessionSeries.over(correlations));
  }

  /** Over the sessions that have a correlation. */
  public SeriesSummary summary() {
    return bySession.summary();
  }
}
