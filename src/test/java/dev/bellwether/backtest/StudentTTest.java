package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.5, 1, 1.7, 3, 12, 4000})
  void hasTheClosedFormsOfOneAndTwoDegreesOfFreedom(double t) {
    double cauchy = 2 / Math.PI * Math.atan2(1, t);
    assertThat(StudentT.twoSided(t, 1) / cauchy).isCloseTo(1, within(1e-11));
    double two = 2 / ((t * t + 2) * (1 + t / Math.sqrt(t * t + 2)));
    assertThat(StudentT.twoSided(t, 2) / two).isCloseTo(1, within(1e-11));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 2.262157162798205, 0.05",
    "120, 1.979930405082, 0.05",
    "30, 2.749995653567, 0.01"
  })
  void findsThePrintedCriticalValues(double degreesOfFreedom, double t, double p) {
    assertThat(StudentT.twoSided(t, degreesOfFreedom)).isCloseTo(p, within(1e-11));
    assertThat(StudentT.twoSided(-t, degreesOfFreedom)).isCloseTo(p, within(1e-11));
  }

  @Test
  void runsFromOneToZero() {
    assertThat(StudentT.twoSided(0, 10)).isEqualTo(1);
    assertThat(StudentT.twoSided(1e200, 10)).isZero();
  }

  @Test
  void logGammaMatchesFactorials() {
    assertThat(IncompleteBeta.logGamma(1)).isCloseTo(0, within(1e-14));
    assertThat(IncompleteBeta.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-14));
    assertThat(IncompleteBeta.logGamma(11)).isCloseTo(Math.log(3_628_800), within(1e-13));
    assertThat(IncompleteBeta.logGamma(21)).isCloseTo(Math.log(2.43290200817664e18), within(1e-13));
  }
}
