package dev.bellwether.backtest;

/**
 * Factor weights inside each group, net 0 in every group; all groups with a position have the same
 * gross weight, together 1.
 *
 * @param groups of the assets
 */
public record GroupNeutralWeighted(Groups groups) implements Weighting {
  @Override
  public void weigh(CleanSample sample, int session, double[] out) {
    int from = sample.from(session);
    int names = sample.size(session);
    double scale = Weighting.scale(sample, session);
    for (int i = 0; i < names; i++) {
      out[i] = sample.factorAt(from + i) * scale;
    }
    GroupMeans.subtract(sample, session, groups, out);
    double[] gross = new double[groups.count()];
    for (int i = 0; i < names; i++) {
      gross[groups.of(sample.assetAt(from + i))] += Math.abs(out[i]);
    }
    for (int i = 0; i < names; i++) {
      double ofGroup = gross[groups.of(sample.assetAt(from + i))];
      out[i] = ofGroup > 0 ? out[i] / ofGroup : 0;
    }
    Weighting.toUnitGross(out, names);
  }
}
