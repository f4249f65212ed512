package dev.bellwether.backtest;

import static dev.bellwether.backtest.Agreement.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TTestTest {
  private static final double NONE = Double.NaN;

  @Test
  void handComputedNaiveTest() {
    TTest.Tested test = tested(NaiveT.of(new double[] {1, 2, 3}));
    assertThat(test.estimate()).isEqualTo(2);
    assertThat(test.t()).isCloseTo(2 * Math.sqrt(3), within(1e-14));
    // With two degrees of freedom p = 1 - t / sqrt(t^2 + 2).
    assertThat(test.p()).isCloseTo(1 - Math.sqrt(12.0 / 14), within(1e-14));
  }

  @Test
  void handComputedNeweyWestTest() {
    // Deviations -1, 0, 1, 0: g0 = 2/4, g1 = 0, g2 = -1/4; weights 2/3 and 1/3.
    TTest.Tested test = tested(NeweyWest.of(new double[] {0, 1, 2, 1}, 2));
    assertThat(test.standardError()).isCloseTo(Math.sqrt((.5 - .5 / 3) / 4), within(1e-15));
    assertThat(test.n()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"500, 1, 5", "500, 10, 9", "20, 1, 2", "2520, 5, 8"})
  void theDefaultLagCoversTheOverlap(int n, int horizon, int lag) {
    assertThat(NeweyWest.defaultLag(n, horizon)).isEqualTo(lag);
  }

  @Test
  void theMedianStartIsTheNonOverlappingTest() {
    // Starts: (1, 2), (5, 6), (-1, 1) with t 3, 11 and 0.
    SessionSeries series = SessionSeries.of(1, 5, -1, 2, 6, 1);
    TTest.Tested test = tested(NonOverlapping.of(series, 3));
    assertThat(test.t()).isCloseTo(3, within(1e-14));
    assertThat(test.estimate()).isEqualTo(1.5);
    assertThat(test.n()).isEqualTo(2);
  }

  @Test
  void ofTwoMiddleStartsTheMeanOfBothIsTheMedian() {
    // Starts: (1, 2) and (5, 6) with t 3 and 11.
    SessionSeries series = SessionSeries.of(1, 5, 2, 6);
    TTest.Tested test = tested(NonOverlapping.of(series, 2));
    assertThat(test.t()).isCloseTo(7, within(1e-14));
    assertThat(test.n()).isEqualTo(2);
    assertThat(test.estimate() / test.standardError()).isCloseTo(7, within(1e-14));
  }

  @Test
  void startsAreCountedInSessionsNotInObservations() {
    SessionSeries series = SessionSeries.of(1, NONE, 2, NONE, NONE, 7, 4);
    TTest.Tested test = tested(NonOverlapping.of(series, 2));
    // (1, 2, empty, 4) stands on three observations, (empty, empty, 7) on one and cannot be tested
    assertThat(test.n()).isEqualTo(3);
    assertThat(test.estimate()).isCloseTo(7 / 3.0, within(1e-15));
  }

  @Test
  void tooFewObservationsAreNamed() {
    TTest few = new TTest.Untestable(1, TTest.Reason.TOO_FEW);
    assertThat(NaiveT.of(new double[] {3})).isEqualTo(few);
    assertThat(NeweyWest.of(new double[] {3}, 4)).isEqualTo(few);
    assertThat(NonOverlapping.of(SessionSeries.of(3, 4), 2)).isEqualTo(few);
    assertThat(NonOverlapping.of(SessionSeries.of(), 5))
        .isEqualTo(new TTest.Untestable(0, TTest.Reason.TOO_FEW));
  }

  @Test
  void observationsThatNeverDifferAreNamed() {
    TTest constant = new TTest.Untestable(3, TTest.Reason.NO_VARIATION);
    double[] values = {.1, .1, .1};
    assertThat(NaiveT.of(values)).isEqualTo(constant);
    assertThat(NeweyWest.of(values, 1)).isEqualTo(constant);
    assertThat(NonOverlapping.of(SessionSeries.of(values), 1)).isEqualTo(constant);
  }
}
