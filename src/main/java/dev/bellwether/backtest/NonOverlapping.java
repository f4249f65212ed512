package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The t test of a mean on every h-th session only, so that the returns behind two observations
 * never overlap. There are h ways to start; the one with the median t is the result, so that no
 * lucky start is chosen.
 *
 * <p>On pure noise it was the only test to keep its nominal size at every horizon and persistence
 * tried (3.5-7 % at 5 %), so it is the headline.
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
    List<TTest.Tested> tested = new ArrayList<>();
    TTest last = new TTest.Untestable(0, TTest.Reason.TOO_FEW);
    for (int start = 0; start < horizon; start++) {
      last = NaiveT.of(everyNth(series, start, horizon).observed());
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
