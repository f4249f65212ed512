package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitSuspectsTest {
  private static Panel prices(double... values) {
    return Panel.over(values.length, 1, values);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 50.9, 2",
    "100, 33, 3",
    "100, 66.9, 1.5",
    "100, 10.2, 10",
    "10, 99, .1",
    "50, 101, .5"
  })
  void aJumpByAUsualRatioIsSuspected(double before, double after, double shares) {
    assertThat(SplitSuspects.of(prices(before, after)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.session()).isEqualTo(1);
              assertThat(found.shares()).isCloseTo(shares, within(1e-12));
            });
  }

  @ParameterizedTest
  @CsvSource({"100, 60", "100, 44", "100, 130", "100, 100", "0, 50", "100, 0"})
  void otherMovesAreNot(double before, double after) {
    assertThat(SplitSuspects.of(prices(before, after))).isEmpty();
  }

  @Test
  void pricesThatAreMissingInBetweenArePassedOver() {
    assertThat(SplitSuspects.of(prices(100, Double.NaN, Double.NaN, 50))).hasSize(1);
  }

  @Test
  void ordinaryPricesAreNeverSuspected() {
    assertThat(SplitSuspects.of(NoisePanel.prices(new Random(1), 2_000, 50))).isEmpty();
  }

  @Test
  void adjustedPricesHaveNoJumpAndTheLastOnesAreAsTheyWere() {
    Panel split = prices(100, 102, 51, 52, 26.1, 26);
    List<SplitSuspects.Suspect> found = SplitSuspects.of(split);
    Panel adjusted = SplitSuspects.adjusted(split, found);
    assertThat(found).hasSize(2);
    assertThat(SplitSuspects.of(adjusted)).isEmpty();
    assertThat(adjusted.at(5, 0)).isEqualTo(26);
    assertThat(adjusted.at(0, 0)).isEqualTo(25);
  }
}
