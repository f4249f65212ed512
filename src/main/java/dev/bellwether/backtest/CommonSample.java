package dev.bellwether.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks the panels twice: once to count what survives, once to place it in arrays of that size. */
final class CommonSample {
  private static final int FACTOR_MISSING = -1;
  private static final int FACTOR_INFINITE = -2;

  private final double[] factor;
  private final double[][] returns;
  private final int[] horizons;
  private final int assets;
  private final int[] start;
  private final int[] scored;
  private final long[] returnMissing;
  private long factorMissing;
  private long factorInfinite;

  CommonSample(Panel factor, List<ForwardReturns> returns) {
    requireSameShape(factor, returns);
    this.factor = factor.cells();
    this.returns = returns.stream().map(r -> r.returns().cells()).toArray(double[][]::new);
    this.horizons = returns.stream().mapToInt(ForwardReturns::horizon).toArray();
    this.assets = factor.assets();
    this.start = new int[factor.sessions() + 1];
    this.scored = new int[factor.sessions()];
    this.returnMissing = new long[horizons.length];
    count();
  }

  int[] start() {
    return start;
  }

  int[] scored() {
    return scored;
  }

  Drops drops() {
    Map<Integer, Long> missing = new LinkedHashMap<>();
    for (int i = 0; i < horizons.length; i++) {
      missing.put(horizons[i], returnMissing[i]);
    }
    return new Drops(factor.length, factorMissing, factorInfinite, missing);
  }

  CleanSample.Rows rows() {
    CleanSample.Rows rows = new CleanSample.Rows(start[start.length - 1], horizons.length);
    int row = 0;
    for (int cell = 0; cell < factor.length; cell++) {
      if (verdict(cell) == horizons.length) {
        rows.asset[row] = cell % assets;
        rows.factor[row] = factor[cell];
        for (int h = 0; h < horizons.length; h++) {
          rows.returns[h][row] = returns[h][cell];
        }
        row++;
      }
    }
    return rows;
  }

  private void count() {
    for (int session = 0; session + 1 < start.length; session++) {
      int kept = 0;
      for (int cell = session * assets; cell < (session + 1) * assets; cell++) {
        int verdict = verdict(cell);
        scored[session] += verdict >= 0 ? 1 : 0;
        if (verdict == horizons.length) {
          kept++;
        } else {
          countDrop(verdict);
        }
      }
      start[session + 1] = start[session] + kept;
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
  private int verdict(int cell) {
    if (!Double.isFinite(factor[cell])) {
      return Double.isNaN(factor[cell]) ? FACTOR_MISSING : FACTOR_INFINITE;
    }
    for (int h = 0; h < returns.length; h++) {
      if (!Double.isFinite(returns[h][cell])) {
        return h;
      }
    }
    return returns.length;
  }

  private static void requireSameShape(Panel factor, List<ForwardReturns> returns) {
    if (returns.isEmpty()
        || returns.stream().map(ForwardReturns::horizon).distinct().count() < returns.size()) {
      throw new IllegalArgumentException("need one or more horizons, each once");
    }
    for (ForwardReturns each : returns) {
      if (each.returns().sessions() != factor.sessions()
          || each.returns().assets() != factor.assets()) {
        throw new IllegalArgumentException(
            "the returns at horizon " + each.horizon() + " are not in the shape of the factor");
      }
    }
  }
}
