package dev.bellwether.backtest;

import java.util.Map;

/**
 * Why cells of the factor panel are not rows of the sample. Each cell is counted once: {@code cells
 * = factorMissing + factorInfinite + sum of returnMissing + rows}.
 *
 * @param cells sessions x assets
 * @param factorMissing the factor is NaN
 * @param factorInfinite the factor is infinite
 * @param returnMissing by horizon: the factor is there, and this is the first horizon, in the order
 *     given, whose return is missing
 */
public record Drops(
    long cells, long factorMissing, long factorInfinite, Map<Integer, Long> returnMissing) {
  public Drops {
    returnMissing = Map.copyOf(returnMissing);
  }

  /** Cells that had a factor and were lost for want of a return at any horizon. */
  public long withoutReturn() {
    return returnMissing.values().stream().mapToLong(Long::longValue).sum();
  }
}
