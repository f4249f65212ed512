package dev.bellwether.engine;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.ForwardReturns;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The rows of a replay, with and without the sessions that have too few names: quantiles of a
 * handful of names are noise with a name, so thin sessions leave altogether.
 *
 * @param all rows with a signal and a return at every horizon
 * @param broad of these, the rows of sessions with names enough
 */
record ReplaySample(CleanSample all, CleanSample broad) {
  /** A mean over fewer dates than this is no cross-sectional evidence. */
  private static final int FEWEST_DATES = 2;

  static ReplaySample of(DatedPanel panel, List<Integer> horizons, int minNames) {
    List<ForwardReturns> returns =
        horizons.stream().map(h -> ForwardReturns.of(panel.prices(), h)).toList();
    CleanSample all = CleanSample.of(panel.factor(), returns);
    return new ReplaySample(all, all.only(session -> all.size(session) >= minNames, asset -> true));
  }

  /** The rows of these sessions only. */
  ReplaySample during(IntPredicate sessions) {
    return new ReplaySample(all.only(sessions, asset -> true), broad.only(sessions, asset -> true));
  }

  boolean hasBreadth() {
    return broad.occupiedSessions() >= FEWEST_DATES;
  }

  int thinSessions() {
    return all.occupiedSessions() - broad.occupiedSessions();
  }
}
