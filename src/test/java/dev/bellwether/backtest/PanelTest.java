package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PanelTest {
  private final Panel panel = Panel.ofSessions(new double[] {1, 2}, new double[] {3, 4});

  @Test
  void findsACellBySessionAndAsset() {
    assertThat(panel.at(1, 0)).isEqualTo(3);
    assertThat(panel.at(0, 1)).isEqualTo(2);
  }

  @Test
  void forgetsTheLaterSessions() {
    assertThat(panel.before(1).sessions()).isOne();
    assertThat(panel.before(1).at(0, 1)).isEqualTo(2);
  }

  @Test
  void blanksTheOtherAssetsInACopyOnly() {
    assertThat(panel.only(asset -> asset == 1).at(1, 0)).isNaN();
    assertThat(panel.only(asset -> asset == 1).at(1, 1)).isEqualTo(4);
    assertThat(panel.at(1, 0)).isEqualTo(3);
  }

  @Test
  void refusesAnArrayOfAnotherSize() {
    assertThatThrownBy(() -> Panel.over(2, 2, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 values");
    assertThatThrownBy(() -> Panel.ofSessions(new double[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
