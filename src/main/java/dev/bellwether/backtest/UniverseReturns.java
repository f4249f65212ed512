package dev.bellwether.backtest;

/** The equally weighted return of all names in the sample. */
public final class UniverseReturns {
  private UniverseReturns() {}

  /** Mean return by session of entry as a fraction; NaN without rows. */
  public static SessionSeries of(CleanSample sample, int horizon) {
    double[] returns = sample.returns(horizon);
    double[] means = new double[sample.sessions()];
    for (int session = 0; session < means.length; session++) {
      int names = sample.size(session);
      means[session] =
          names == 0 ? Double.NaN : Correlation.mean(returns, sample.from(session), names);
    }
    return SessionSeries.over(means);
  }
}
