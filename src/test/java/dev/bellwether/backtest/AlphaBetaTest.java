package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AlphaBetaTest {
  private final SessionSeries universe = SessionSeries.of(0, 1, Double.NaN, 2, 3);

  @Test
  void handComputedRegression() {
    // y - x/2 - 1 = e, -e, -e, e is orthogonal to a constant and to x.
    SessionSeries portfolio = SessionSeries.of(1.1, 1.4, 9, 1.9, 2.6);
    AlphaBeta fit = AlphaBeta.of(portfolio, universe, 1, 1).orElseThrow();
    assertThat(fit.n()).isEqualTo(4);
    assertThat(fit.beta()).isCloseTo(.5, within(1e-14));
    assertThat(fit.alpha()).isCloseTo(1, within(1e-14));
    assertThat(fit.annualAlpha()).isCloseTo(1, within(1e-14));
    // s^2 = .04 / 2; x'x about the mean is 5, mean 1.5.
    double error = Math.sqrt(.02 * (.25 + 2.25 / 5));
    assertThat(Agreement.tested(fit.naiveAlpha()).standardError()).isCloseTo(error, within(1e-14));
  }

  @Test
  void isAbsentWithoutEnoughSessionsOrAUniverseThatMoves() {
    SessionSeries two = SessionSeries.of(1, 2);
    assertThat(AlphaBeta.of(two, two, 1, 252)).isEmpty();
    SessionSeries still = SessionSeries.of(.1, .1, .1, .1, .1);
    assertThat(AlphaBeta.of(universe, still, 1, 252)).isEmpty();
  }
}
