package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardReturnsTest {
  private static Panel oneAsset(double... prices) {
    return Panel.over(prices.length, 1, prices);
  }

  @Test
  void countsTheHorizonInSessions() {
    Panel returns = ForwardReturns.of(oneAsset(100, 110, 121, 60.5), 2).returns();
    assertThat(returns.at(0, 0)).isCloseTo(0.21, within(1e-15));
    assertThat(returns.at(1, 0)).isCloseTo(-0.45, within(1e-15));
    assertThat(returns.at(2, 0)).isNaN();
    assertThat(returns.at(3, 0)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
  void hasNoReturnOverAPriceThatIsNone(double broken) {
    Panel returns = ForwardReturns.of(oneAsset(100, broken, 120, 130), 1).returns();
    assertThat(returns.at(0, 0)).isNaN();
    assertThat(returns.at(1, 0)).isNaN();
    assertThat(returns.at(2, 0)).isCloseTo(130 / 120.0 - 1, within(1e-15));
  }

  @Test
  void jumpsOverAGapThatLiesInside() {
    Panel returns = ForwardReturns.of(oneAsset(100, Double.NaN, 120), 2).returns();
    assertThat(returns.at(0, 0)).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void takesTheLastSessionAloneForTheMarginalReturn() {
    Panel returns = ForwardReturns.marginal(oneAsset(100, 110, 121, 60.5), 3).returns();
    assertThat(returns.at(0, 0)).isCloseTo(-0.5, within(1e-15));
    assertThat(returns.at(1, 0)).isNaN();
  }

  @Test
  void isAllMissingBeyondTheCalendar() {
    assertThat(ForwardReturns.of(oneAsset(100, 110), 5).returns().at(0, 0)).isNaN();
  }

  @Test
  void refusesAHorizonBelowOneSession() {
    assertThatThrownBy(() -> ForwardReturns.of(oneAsset(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
