package dev.bellwether.engine;

import dev.bellwether.backtest.NeweyWest;
import dev.bellwether.backtest.TTest;
import dev.bellwether.report.ReplayReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Statistics in the form of the report. */
final class Tests {
  private Tests() {}

  static Optional<ReplayReport.Test> of(TTest test) {
    return test instanceof TTest.Tested tested
        ? Optional.of(new ReplayReport.Test(tested.n(), tested.t(), tested.p()))
        : Optional.empty();
  }

  static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /**
   * Newey-West over the lags that readers ask for: the overlap, the rule of thumb, twice the
   * horizon, and that of the longest horizon, at which all horizons compare.
   */
  static List<ReplayReport.LagTest> byLag(double[] observed, int horizon, int longest) {
    TreeSet<Integer> lags =
        new TreeSet<>(
            List.of(horizon - 1, NeweyWest.defaultLag(observed.length, 1), 2 * horizon, longest));
    return lags.stream().flatMap(lag -> atLag(observed, lag).stream()).toList();
  }

  private static Optional<ReplayReport.LagTest> atLag(double[] observed, int lag) {
    return NeweyWest.of(observed, lag) instanceof TTest.Tested test
        ? Optional.of(new ReplayReport.LagTest(lag, test.standardError(), test.t(), test.pNormal()))
        : Optional.empty();
  }
}
