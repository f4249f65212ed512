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
   * The plain t test of the median start. For an even number of starts t is the mean of the two
   * middle ones, the error theirs too, the estimate t times the error, n the smaller, and p is of t
   * with n - 1 degrees of freedom. Starts that cannot be tested are passed over.
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
    return tests.size() % 2 == 1 ? lower : between(lower, upper);
  }

  private static TTest.Tested between(TTest.Tested lower, TTest.Tested upper) {
    double t = (lower.t() + upper.t()) / 2;
    double error = (lower.standardError() + upper.standardError()) / 2;
    int n = Math.min(lower.n(), upper.n());
    return new TTest.Tested(t * error, error, t, StudentT.twoSided(t, n - 1), n);
  }
}
