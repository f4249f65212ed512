package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the names of each quantile returned from the entry to some session after it, or had returned
 * since some session before, less the mean of all names: one point of a curve in event time that
 * really cumulates. Every name with both prices counts, and every session that has such names.
 *
 * @param offset sessions from the entry, below 0 before it
 * @param bySession for each quantile from the lowest: {@code p[s+offset] / p[s] - 1} less the
 *     universe, mean over its names; NaN where it has none
 */
public record EventCurve(int offset, List<SessionSeries> bySession) {
  public EventCurve {
    bySession = List.copyOf(bySession);
  }

  /** The point at the offset, for the sample's rows and their buckets. */
  public static EventCurve of(CleanSample sample, Quantiles quantiles, Panel prices, int offset) {
    double[][] means = new double[quantiles.count()][sample.sessions()];
    double[] returns = new double[sample.widest()];
    for (int session = 0; session < sample.sessions(); session++) {
      int then = session + offset;
      if (then >= 0 && then < sample.sessions() && sample.size(session) > 0) {
        read(sample, session, prices, then, returns);
        takeMeans(sample, session, quantiles, returns, means);
      } else {
        for (double[] each : means) {
          each[session] = Double.NaN;
        }
      }
    }
    List<SessionSeries> series = new ArrayList<>();
    Arrays.stream(means).forEach(each -> series.add(SessionSeries.over(each)));
    return new EventCurve(offset, series);
  }

  private static void read(
      CleanSample sample, int session, Panel prices, int then, double[] returns) {
    int from = sample.from(session);
    for (int i = 0; i < sample.size(session); i++) {
      int asset = sample.assetAt(from + i);
      returns[i] = ForwardReturns.fraction(prices.at(session, asset), prices.at(then, asset));
    }
  }

  private static void takeMeans(
      CleanSample sample, int session, Quantiles quantiles, double[] returns, double[][] means) {
    double[] sum = new double[quantiles.count() + 1];
    int[] names = new int[quantiles.count() + 1];
    double total = 0;
    int counted = 0;
    for (int i = 0; i < sample.size(session); i++) {
      if (!Double.isNaN(returns[i])) {
        int bucket = quantiles.at(sample.from(session) + i);
        sum[bucket] += returns[i];
        names[bucket]++;
        total += returns[i];
        counted++;
      }
    }
    for (int q = 1; q < sum.length; q++) {
      means[q - 1][session] = names[q] == 0 ? Double.NaN : sum[q] / names[q] - total / counted;
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
