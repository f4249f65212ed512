package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PerformanceTest {

  @Test
  void handComputedFourSessions() {
    Performance performance = Performance.of(SessionSeries.of(.1, -.2, .1, Double.NaN, .1), 4);
    assertThat(performance.n()).isEqualTo(4);
    assertThat(performance.annualReturn().orElseThrow()).isCloseTo(.0648, within(1e-14));
    assertThat(performance.maxDrawdown()).isCloseTo(-.2, within(1e-15));
    assertThat(performance.calmar().orElseThrow()).isCloseTo(.324, within(1e-13));
    assertThat(performance.hitRate()).hasValue(.75);
    assertThat(performance.sharpe().orElseThrow()).isCloseTo(.025 / .15 * 2, within(1e-14));
    assertThat(performance.sortino().orElseThrow()).isCloseTo(.5, within(1e-14));
  }

  @Test
  void theStartIsTheFirstPeak() {
    assertThat(MaxDrawdown.of(new double[] {-.1, .5})).isCloseTo(-.1, within(1e-15));
  }

  @Test
  void ratiosWithoutADenominatorAreAbsent() {
    Performance rising = Performance.of(SessionSeries.of(.1, .1), 252);
    assertThat(rising.sharpe()).isEmpty();
    assertThat(rising.sortino()).isEmpty();
    assertThat(rising.calmar()).isEmpty();
    assertThat(rising.maxDrawdown()).isZero();
  }

  @Test
  void noReturnsGiveNoFigures() {
    Performance none = Performance.of(SessionSeries.of(Double.NaN), 252);
    assertThat(none.n()).isZero();
    assertThat(none.annualReturn()).isEmpty();
    assertThat(none.hitRate()).isEmpty();
    assertThat(none.annualVolatility()).isEmpty();
  }

  @Test
  void ruinIsALossOfEverything() {
    Performance ruined = Performance.of(SessionSeries.of(.1, -1.5, .3), 252);
    assertThat(ruined.annualReturn()).hasValue(-1);
  }
}
