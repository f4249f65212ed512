package dev.bellwether.backtest;

/** Weights in proportion to the factor: {@code (f - mean f) / sum |f - mean f|}; net 0, gross 1. */
public record FactorWeighted() implements Weighting {
  @Override
  public void weigh(CleanSample sample, int session, double[] out) {
    int from = sample.from(session);
    int names = sample.size(session);
    double[] factor = sample.factor();
    boolean constant = Correlation.isConstant(factor, from, names);
    double mean = Correlation.mean(factor, from, names);
    for (int i = 0; i < names; i++) {
      out[i] = constant ? 0 : factor[from + i] - mean;
    }
    Weighting.toUnitGross(out, names);
  }
}
