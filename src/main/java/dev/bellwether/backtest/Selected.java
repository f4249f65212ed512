package dev.bellwether.backtest;

import java.util.function.IntPredicate;

/** Some rows of a sample, copied unless they are all of them. */
record Selected(int[] start, int[] scored, CleanSample.Rows rows) {

  static Selected of(CleanSample sample, IntPredicate sessions, IntPredicate assets) {
    boolean[] asset = new boolean[sample.assets()];
    for (int i = 0; i < asset.length; i++) {
      asset[i] = assets.test(i);
    }
    int[] start = new int[sample.sessions() + 1];
    int[] scored = new int[sample.sessions()];
    for (int session = 0; session < scored.length; session++) {
      boolean kept = sessions.test(session);
      start[session + 1] = start[session] + (kept ? count(sample, session, asset) : 0);
      scored[session] = kept ? sample.scored(session) : 0;
    }
    if (start[scored.length] == sample.size()) {
      return new Selected(start, scored, sample.rows());
    }
    CleanSample.Rows rows = new CleanSample.Rows(start[scored.length], sample.horizons().size());
    for (int session = 0; session < scored.length; session++) {
      if (start[session + 1] > start[session]) {
        copy(sample, session, asset, rows, start[session]);
      }
    }
    return new Selected(start, scored, rows);
  }

  private static int count(CleanSample sample, int session, boolean[] asset) {
    int count = 0;
    for (int row = sample.from(session); row < sample.to(session); row++) {
      count += asset[sample.assetAt(row)] ? 1 : 0;
    }
    return count;
  }

  private static void copy(
      CleanSample sample, int session, boolean[] asset, CleanSample.Rows rows, int at) {
    int next = at;
    for (int row = sample.from(session); row < sample.to(session); row++) {
      if (asset[sample.assetAt(row)]) {
        rows.asset[next] = sample.assetAt(row);
        rows.factor[next] = sample.factorAt(row);
        for (int h = 0; h < rows.returns.length; h++) {
          rows.returns[h][next] = sample.returns(sample.horizons().get(h))[row];
        }
        next++;
      }
    }
  }
}
