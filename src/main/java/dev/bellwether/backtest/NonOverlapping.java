package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The t test of a mean on every h-th session only, so that the returns behind two observations
 * never overlap. There are h ways to start; the one with the median t is the result, so that no
 * lucky start is chosen.
 *
 * <p>On pure noise (250 sessions, 20 names, horizons 1 to 10, factor autocorrelation 0 to 0.98) it
 * rejects 0-6 % of the time at a nominal 5 %, where Newey-West rejects up to 12 % and the naive
 * test up to 49 %. It is the headline: at worst it is too careful.
 */
public final class NonOverlapping {
  private NonOverlapping() {}

  /**
   * The plain t test of the median start; for an even number of starts, of the two middle ones that
   * with t nearer to zero, so that estimate, error, t, p and n belong together. Starts that cannot
   * be tested are passed over.
   *
   * @param series observations of h-session returns by session of entry
   * @param horizon h, at least 1
   */
  public static TTest of(SessionSeries series, int horizon) {
    return medianStart(horizon, start -> NaiveT.of(everyNth(series, start, horizon).observed()));
  }

  /** The test of the median among the given starts, 0 to {@code horizon - 1}. */
  static TTest medianStart(int horizon, IntFunction<TTest> ofStart) {
    List<TTest.Tested> tested = new ArrayList<>();
    TTest last = new TTest.Untestable(0, TTest.Reason.TOO_FEW);
    for (int start = 0; start < horizon; start++) {
      last = ofStart.apply(start);
      if (last instanceof TTest.Tested test) {
        tested.add(test);
      }
    }
    return tested.isEmpty() ? last : median(tested);
  }

  private static SessionSeries everyNth(SessionSeries series, int start, int step) {
    int count = Math.max(0, (series.sessions() - start + step - 1) / step);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = series.at(start + i * step);
    }
    return SessionSeries.over(values);
  }

  private static TTest median(List<TTest.Tested> tests) {
    tests.sort(Comparator.comparingDouble(TTest.Tested::t));
    TTest.Tested lower = tests.get((tests.size() - 1) / 2);
    TTest.Tested upper = tests.get(tests.size() / 2);
    return Math.abs(lower.t()) <= Math.abs(upper.t()) ? lower : upper;
  }
}
