package dev.bellwether.backtest;

/** Means within groups of one session. */
final class GroupMeans {
  private GroupMeans() {}

  /** Takes off each value, one per row of the session, the mean of its row's group. */
  static void subtract(CleanSample sample, int session, Groups groups, double[] values) {
    int from = sample.from(session);
    int count = sample.size(session);
    double[] sum = new double[groups.count()];
    int[] names = new int[groups.count()];
    for (int i = 0; i < count; i++) {
      int group = groups.of(sample.assetAt(from + i));
      sum[group] += values[i];
      names[group]++;
    }
    for (int i = 0; i < count; i++) {
      int group = groups.of(sample.assetAt(from + i));
      values[i] -= sum[group] / names[group];
    }
  }
}
