package dev.bellwether;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassProbabilitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.2, 0.7, BULLISH, 0.7",
    "0.7, 0.2, 0.1, BEARISH, 0.7",
    "0.2, 0.5, 0.3, NEUTRAL, 0.5",
    "0.3, 0.34, 0.36, NEUTRAL, 0.34",
    "0.40, 0.15, 0.45, NEUTRAL, 0.15",
    "0.25, 0.4, 0.35, NEUTRAL, 0.4",
    "0.35, 0.19, 0.46, BULLISH, 0.46",
    "0.5, 0, 0.5, NEUTRAL, 0",
    "0.1, 0.45, 0.45, NEUTRAL, 0.45"
  })
  void aDirectionIsTheMostProbableUnlessItsOppositeIsAboutAsProbable(
      double bearish, double neutral, double bullish, Direction direction, double probability) {
    ClassProbabilities said = new ClassProbabilities(bearish, neutral, bullish);
    assertThat(said.direction()).isEqualTo(direction);
    assertThat(said.probability()).isEqualTo(probability);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5, 0.5", "-0.1, 0.6, 0.5", "NaN, 0.5, 0.5"})
  void whatIsNoDistributionIsRefused(double bearish, double neutral, double bullish) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassProbabilities(bearish, neutral, bullish));
  }
}
