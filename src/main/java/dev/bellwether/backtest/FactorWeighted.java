package dev.bellwether.backtest;

/** Weights in proportion to the factor: {@code (f - mean f) / sum |f - mean f|}; net 0, gross 1. */
public record FactorWeighted() implements Weighting {
  @Override
  public void weigh(CleanSample sample, int session, double[] out) {
    int from = sample.from(session);
    int names = sample.size(session);
    double[] factor = sample.factor();
    boolean constant = Correlation.isConstant(factor, from, names);
    double scale = Weighting.scale(sample, session);
    double sum = 0;
    for (int i = 0; i < names; i++) {
      out[i] = factor[from + i] * scale;
      sum += out[i];
    }
    for (int i = 0; i < names; i++) {
      out[i] = constant ? 0 : out[i] - sum / names;
    }
    Weighting.toUnitGross(out, names);
  }
}
