package dev.bellwether.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks the panels twice: once to count what survives, once to place it in arrays of that size. */
final class CommonSample {
  private static final int FACTOR_MISSING = -1;
  private static final int FACTOR_INFINITE = -2;

  private final double[] factor;
  private final List<ForwardReturns> returns;
  private final int assets;
  private final double[][] here;
  private final int[] start;
  private final int[] scored;
  private final long[] returnMissing;
  private long factorMissing;
  private long factorInfinite;

  CommonSample(Panel factor, List<ForwardReturns> returns) {
    requireSameShape(factor, returns);
    this.factor = factor.cells();
    this.returns = returns;
    this.assets = factor.assets();
    this.here = new double[returns.size()][assets];
    this.start = new int[factor.sessions() + 1];
    this.scored = new int[factor.sessions()];
    this.returnMissing = new long[returns.size()];
    for (int session = 0; session < scored.length; session++) {
      start[session + 1] = start[session] + count(session);
    }
  }

  int[] start() {
    return start;
  }

  int[] scored() {
    return scored;
  }

  Drops drops() {
    Map<Integer, Long> missing = new LinkedHashMap<>();
    for (int i = 0; i < returnMissing.length; i++) {
      missing.put(returns.get(i).horizon(), returnMissing[i]);
    }
    return new Drops(factor.length, factorMissing, factorInfinite, missing);
  }

  CleanSample.Rows rows() {
    CleanSample.Rows rows = new CleanSample.Rows(start[start.length - 1], here.length);
    for (int session = 0; session < scored.length; session++) {
      if (start[session + 1] > start[session]) {
        place(session, rows);
      }
    }
    return rows;
  }

  private void place(int session, CleanSample.Rows rows) {
    readReturns(session);
    int row = start[session];
    for (int asset = 0; asset < assets; asset++) {
      double score = factor[session * assets + asset];
      if (verdict(score, asset) == here.length) {
        rows.asset[row] = asset;
        rows.factor[row] = score;
        for (int h = 0; h < here.length; h++) {
          rows.returns[h][row] = here[h][asset];
        }
        row++;
      }
    }
  }

  private int count(int session) {
    readReturns(session);
    int kept = 0;
    for (int asset = 0; asset < assets; asset++) {
      int verdict = verdict(factor[session * assets + asset], asset);
      scored[session] += verdict >= 0 ? 1 : 0;
      if (verdict == here.length) {
        kept++;
      } else {
        countDrop(verdict);
      }
    }
    return kept;
  }

  private void readReturns(int session) {
    for (int h = 0; h < here.length; h++) {
      returns.get(h).read(session, here[h]);
    }
  }

  private void countDrop(int verdict) {
    switch (verdict) {
      case FACTOR_MISSING -> factorMissing++;
      case FACTOR_INFINITE -> factorInfinite++;
      default -> returnMissing[verdict]++;
    }
  }

  /** The index of the first missing horizon, their number if none is, or what the factor lacks. */
  private int verdict(double score, int asset) {
    if (!Double.isFinite(score)) {
      return Double.isNaN(score) ? FACTOR_MISSING : FACTOR_INFINITE;
    }
    for (int h = 0; h < here.length; h++) {
      if (!Double.isFinite(here[h][asset])) {
        return h;
      }
    }
    return here.length;
  }

  private static void requireSameShape(Panel factor, List<ForwardReturns> returns) {
    if (returns.isEmpty()
        || returns.stream().map(ForwardReturns::horizon).distinct().count() < returns.size()) {
      throw new IllegalArgumentException("need one or more horizons, each once");
    }
    for (ForwardReturns each : returns) {
      if (each.sessions() != factor.sessions() || each.assets() != factor.assets()) {
        throw new IllegalArgumentException(
            "the returns at horizon " + each.horizon() + " are not in the shape of the factor");
      }
    }
  }
}
