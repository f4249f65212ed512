package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A portfolio set up anew at every session from the sample's factors.
 *
 * <p>It starts at the first session with rows and ends where the calendar no longer holds the exit
 * of the longest horizon. In between, a session without any factor, or whose factors give no
 * position, is flat: it returns 0 and pays for selling what was held. A session is undefined (NaN)
 * outside, and where there are factors but no name has all its returns.
 *
 * <p>Names whose returns are missing are left out of the weights, as they are of the sample.
 */
public final class LongShort {
  private final CleanSample sample;
  private final double[] weight;
  private final int first;
  private final int end;

  private LongShort(CleanSample sample, double[] weight, int first) {
    this.sample = sample;
    this.weight = weight;
    this.first = first;
    this.end = sample.sessions() - sample.longestHorizon();
  }

  /** The portfolio with target weights by the given rule. */
  public static LongShort of(CleanSample sample, Weighting weighting) {
    double[] weight = new double[sample.size()];
    double[] here = new double[sample.widest()];
    int first = sample.sessions();
    for (int session = 0; session < sample.sessions(); session++) {
      int names = sample.size(session);
      if (names > 0) {
        first = Math.min(first, session);
        weighting.weigh(sample, session, here);
        System.arraycopy(here, 0, weight, sample.from(session), names);
      }
    }
    return new LongShort(sample, weight, first);
  }

  /** The target weight of a row of the sample, as a fraction of capital; short below 0. */
  public double weightAt(int row) {
    return weight[row];
  }

  /** {@code sum w r} by session of entry, before costs, as fractions. */
  public SessionSeries returns(int horizon) {
    double[] returns = sample.returns(horizon);
    return whereDefined(session -> earned(session, returns));
  }

  /**
   * Two-sided turnover of the target weights, {@code sum |w_s - w_(s-lag)|}, from 0 to 2: the first
   * {@code lag} sessions buy all they hold. Weights are not drifted with prices.
   *
   * @param lag sessions each position is held, at least 1
   */
  public SessionSeries turnover(int lag) {
    double[] trades = new double[sample.assets()];
    return whereDefined(session -> traded(session, lag, trades));
  }

  private double earned(int session, double[] returns) {
    double sum = 0;
    for (int row = sample.from(session); row < sample.to(session); row++) {
      sum += weight[row] * returns[row];
    }
    return sum;
  }

  private double traded(int session, int lag, double[] trades) {
    Arrays.fill(trades, 0);
    addTo(trades, session, 1);
    if (session - lag >= first) {
      addTo(trades, session - lag, -1);
    }
    double sum = 0;
    for (double trade : trades) {
      sum += Math.abs(trade);
    }
    return sum;
  }

  private void addTo(double[] positions, int session, int sign) {
    for (int row = sample.from(session); row < sample.to(session); row++) {
      positions[sample.assetAt(row)] += sign * weight[row];
    }
  }

  private SessionSeries whereDefined(IntToDoubleFunction ofSession) {
    double[] series = new double[sample.sessions()];
    Arrays.fill(series, Double.NaN);
    for (int session = first; session < end; session++) {
      boolean unmeasured = sample.size(session) == 0 && sample.scored(session) > 0;
      series[session] = unmeasured ? Double.NaN : ofSession.applyAsDouble(session);
    }
    return SessionSeries.over(series);
  }
}
