package dev.bellwether.backtest;

/**
 * Names above the median factor held long, below it short, each side equally weighted with half of
 * gross 1. Names at the median are left out; with no name on one side there is no position.
 */
public final class EqualWeighted implements Weighting {
  private final Ranking ranking = new Ranking();

  @Override
  public void weigh(CleanSample sample, int session, double[] out) {
    int from = sample.from(session);
    int names = sample.size(session);
    double median = median(sample.factor(), from, names);
    int above = 0;
    int below = 0;
    for (int i = 0; i < names; i++) {
      out[i] = Math.signum(sample.factorAt(from + i) - median);
      above += out[i] > 0 ? 1 : 0;
      below += out[i] < 0 ? 1 : 0;
    }
    boolean bothSides = above > 0 && below > 0;
    for (int i = 0; i < names; i++) {
      out[i] = bothSides ? out[i] / (2.0 * (out[i] > 0 ? above : below)) : 0;
    }
  }

  private double median(double[] factor, int from, int names) {
    if (names == 0) {
      return 0;
    }
    ranking.sort(factor, from, names);
    double lower = factor[from + ranking.position((names - 1) / 2)];
    double upper = factor[from + ranking.position(names / 2)];
    return lower / 2 + upper / 2;
  }
}
