package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongShortTest {
  private static final double NONE = Double.NaN;

  private static CleanSample sample(double[]... factor) {
    double[][] scores = new double[factor.length + 1][4];
    double[][] returns = new double[factor.length + 1][4];
    Arrays.fill(scores[factor.length], NONE);
    for (int session = 0; session < factor.length; session++) {
      scores[session] = factor[session];
      returns[session] = new double[] {.01, .02, .03, .04};
    }
    return CleanSample.of(
        Panel.ofSessions(scores), List.of(new ForwardReturns(1, Panel.ofSessions(returns))));
  }

  private static double[] weights(Weighting weighting, double... factor) {
    LongShort portfolio = LongShort.of(sample(factor), weighting);
    double[] weights = new double[factor.length];
    Arrays.setAll(weights, portfolio::weightAt);
    return weights;
  }

  @Test
  void weighsByTheDemeanedFactor() {
    assertThat(weights(new FactorWeighted(), 0, 1, 2, 5))
        .containsExactly(-1 / 3.0, -1 / 6.0, 0, .5);
  }

  @Test
  void weighsBothSidesOfTheMedianEqually() {
    assertThat(weights(new EqualWeighted(), 0, 1, 1, 5)).containsExactly(-.5, 0, 0, .5);
    assertThat(weights(new EqualWeighted(), 0, 1, 2, 5)).containsExactly(-.25, -.25, .25, .25);
  }

  @Test
  void weighsFactorsOfAnySize() {
    double[] huge = {-1e308, 1e308, 1e308, 1e308};
    assertThat(weights(new FactorWeighted(), huge))
        .containsExactly(weights(new FactorWeighted(), -1, 1, 1, 1), within(1e-15));
    assertThat(weights(new EqualWeighted(), -1e308, -1e308, 1e308, 1e308))
        .containsExactly(-.25, -.25, .25, .25);
    Weighting neutral = new GroupNeutralWeighted(Groups.of(0, 0, 1, 1));
    assertThat(weights(neutral, -1e308, 1e308, 1e308, 1.5e308))
        .containsExactly(new double[] {-.25, .25, -.25, .25}, within(1e-15));
  }

  @Test
  void holdsNothingWhenAllFactorsOrOneSideOfThemAreEqual() {
    assertThat(weights(new FactorWeighted(), .1, .1, .1, .1)).containsOnly(0);
    assertThat(weights(new EqualWeighted(), 1, 1, 1, 5)).containsOnly(0);
  }

  @Test
  void givesEachGroupWithAPositionTheSameGross() {
    Weighting neutral = new GroupNeutralWeighted(Groups.of(0, 0, 1, 1));
    assertThat(weights(neutral, 0, 1, 2, 9)).containsExactly(-.25, .25, -.25, .25);
    assertThat(weights(neutral, 0, 1, 2, 2)).containsExactly(-.5, .5, 0, 0);
  }

  @Test
  void isFlatWithoutFactorsAndUndefinedOutsideItsSessionsAndWithoutReturns() {
    Panel factor =
        Panel.ofSessions(
            new double[] {NONE, NONE},
            new double[] {0, 1},
            new double[] {NONE, NONE},
            new double[] {0, 1},
            new double[] {3, NONE},
            new double[] {0, 1},
            new double[] {0, 1});
    Panel returns =
        Panel.ofSessions(row(.1), row(.1), row(.1), row(.1), row(NONE), row(.1), row(NONE));
    LongShort portfolio =
        LongShort.of(
            CleanSample.of(factor, List.of(new ForwardReturns(1, returns))), new FactorWeighted());
    SessionSeries gross = portfolio.returns(1);
    assertThat(gross.at(0)).isNaN();
    assertThat(gross.at(1)).isCloseTo(.05, within(1e-15));
    assertThat(gross.at(2)).isZero();
    assertThat(gross.at(4)).isNaN();
    assertThat(gross.at(5)).isCloseTo(.05, within(1e-15));
    assertThat(gross.at(6)).isNaN();
    assertThat(portfolio.turnover(1).observed()).containsExactly(1, 1, 1, 1);
    assertThat(portfolio.turnover(2).observed()).containsExactly(1, 0, 0, 0);
  }

  private static double[] row(double gain) {
    return new double[] {Double.isNaN(gain) ? NONE : 0, gain};
  }

  @Test
  void paysForEveryChangeOfAWeight() {
    LongShort portfolio =
        LongShort.of(
            sample(new double[] {0, 1, 1, 2}, new double[] {2, 1, 1, 0}), new FactorWeighted());
    SessionSeries turnover = portfolio.turnover(1);
    assertThat(turnover.observed()).containsExactly(1, 2);
    SessionSeries net = TradingCosts.net(portfolio.returns(1), turnover, 25);
    assertThat(net.at(1)).isCloseTo(-.015 - .005, within(1e-15));
    assertThat(TradingCosts.breakEven(SessionSeries.of(.003, .003), turnover).orElseThrow())
        .isCloseTo(20, within(1e-12));
  }

  @Test
  void hasNoBreakEvenWithoutTrading() {
    assertThat(TradingCosts.breakEven(SessionSeries.of(.1), SessionSeries.of(0))).isEmpty();
    assertThat(TradingCosts.breakEven(SessionSeries.of(NONE), SessionSeries.of(NONE))).isEmpty();
  }
}
