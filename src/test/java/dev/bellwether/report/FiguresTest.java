package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void figuresHaveNoNegativeZero() {
    assertThat(Figures.fixed(-0.04, 1)).isEqualTo("0.0");
    assertThat(Typography.minus(Figures.fixed(-1234.56, 1))).isEqualTo("−1,234.6");
  }

  @Test
  void smallProbabilitiesAreNeverZero() {
    assertThat(Figures.pValue(0)).isEqualTo("<0.001");
    assertThat(Figures.pValue(0.001)).isEqualTo("0.001");
    assertThat(Figures.pValue(Double.NaN)).isEqualTo("–");
  }

  @Test
  void noNumberIsADash() {
    assertThat(Figures.percent(Double.NaN)).isEqualTo("–");
    assertThat(Figures.basisPoints(Double.POSITIVE_INFINITY)).isEqualTo("–");
  }

  @Test
  void theHyphensOfADateAreNoMinusSigns() {
    assertThat(Typography.minus("2014-01-02 -1")).isEqualTo("2014-01-02 −1");
  }
}
