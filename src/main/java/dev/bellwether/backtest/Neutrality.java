package dev.bellwether.backtest;

/** What is taken off the returns of a session before they are measured. */
public sealed interface Neutrality {
  /** Nothing. */
  record Raw() implements Neutrality {
    @Override
    public void adjust(CleanSample sample, int session, int horizon, double[] out) {
      int from = sample.from(session);
      System.arraycopy(sample.returns(horizon), from, out, 0, sample.size(session));
    }
  }

  /** The mean return of the session's names: what the universe did is no merit of the factor. */
  record Demeaned() implements Neutrality {
    @Override
    public void adjust(CleanSample sample, int session, int horizon, double[] out) {
      int from = sample.from(session);
      int count = sample.size(session);
      double[] returns = sample.returns(horizon);
      double mean = Correlation.mean(returns, from, count);
      for (int i = 0; i < count; i++) {
        out[i] = returns[from + i] - mean;
      }
    }
  }

  /** The mean return of the session's names of the same group. */
  record GroupDemeaned(Groups groups) implements Neutrality {
    @Override
    public void adjust(CleanSample sample, int session, int horizon, double[] out) {
      new Raw().adjust(sample, session, horizon, out);
      GroupMeans.subtract(sample, session, groups, out);
    }
  }

  /** Writes the adjusted returns of the session's rows to {@code out}, from 0 on. */
  void adjust(CleanSample sample, int session, int horizon, double[] out);
}
