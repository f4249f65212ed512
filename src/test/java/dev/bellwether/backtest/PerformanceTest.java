package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
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

  /**
   * Of independent returns: (1 - g3 SR + (g4 - 1)/4 SR^2) / n, as the probabilistic ratio has it.
   */
  @Test
  void theErrorOfASharpeRatioIsThatOfItsMomentsWithoutAutocorrelation() {
    double[] returns = new Random(4).doubles(400).map(x -> Math.pow(x, 3) - .2).toArray();
    Moments moments = Moments.of(returns);
    double ratio = moments.mean() / (moments.std() * Math.sqrt(399 / 400.0));
    double variance =
        (1 - moments.skew() * ratio + (moments.kurtosis() - 1) / 4 * ratio * ratio) / 400;
    assertThat(SharpeRatio.standardError(returns, 0, 252).orElseThrow())
        .isCloseTo(Math.sqrt(252 * variance), within(1e-12));
    assertThat(SharpeRatio.standardError(new double[] {1, 1, 1}, 0, 252)).isEmpty();
  }

  @Test
  void tailsAndGainsOverLossesAreThoseOfTheSortedReturns() {
    double[] returns = new double[101];
    Arrays.setAll(returns, i -> (i - 40) / 1000.0);
    Tails tails = Tails.of(returns);
    assertThat(tails.valueAtRisk()).isCloseTo(-.035, within(1e-15));
    assertThat(tails.expectedShortfall()).isCloseTo(-.0375, within(1e-15));
    assertThat(tails.ratio().orElseThrow()).isCloseTo(55 / 35.0, within(1e-12));
    assertThat(OmegaRatio.of(returns).orElseThrow()).isCloseTo(1830 / 820.0, within(1e-12));
    assertThat(OmegaRatio.of(new double[] {.1, 0})).isEmpty();
    assertThat(Stability.of(new double[] {.01, .01, .01}).orElseThrow())
        .isCloseTo(1, within(1e-12));
    assertThat(Stability.of(new double[] {.01, -2, .01})).isEmpty();
    assertThat(SmoothedSharpe.annualised(new double[] {.01, .01, .01}, 252)).isEmpty();
    assertThat(DownsideRisk.annualised(new double[] {.01, -.02}, 2)).isCloseTo(.02, within(1e-15));
  }

  @Test
  void ranksOfSignsMeetTheTable() {
    // All ten above 0: W = 0; mean 27.5, variance 96.25.
    double[] above = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    SignedRank test = SignedRank.of(above).orElseThrow();
    assertThat(test.statistic()).isZero();
    assertThat(test.p()).isCloseTo(Normal.twoSided(27.5 / Math.sqrt(96.25)), within(1e-15));
    assertThat(SignedRank.of(new double[] {1, -1, 0}).orElseThrow())
        .isEqualTo(new SignedRank(1.5, 1));
    assertThat(SignedRank.of(new double[3])).isEmpty();
  }
}
