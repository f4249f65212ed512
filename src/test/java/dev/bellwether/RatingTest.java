package dev.bellwether;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {
  @ParameterizedTest
  @CsvSource({
    "BULLISH, 0.95, STRONG BUY",
    "BULLISH, 0.9, BUY",
    "BULLISH, 0.7, BUY",
    "BULLISH, 0.69, HOLD",
    "BULLISH, NaN, HOLD",
    "NEUTRAL, 0.99, HOLD",
    "BEARISH, 0.69, HOLD",
    "BEARISH, 0.7, SELL",
    "BEARISH, 0.91, STRONG SELL"
  })
  void aDirectionNeedsConfidence(Direction direction, double confidence, String words) {
    assertThat(Rating.of(direction, confidence, true).words()).isEqualTo(words);
  }

  @Test
  void whatAModelMerelyCallsItsConfidenceIsNeverStrong() {
    assertThat(Rating.of(Direction.BULLISH, 0.99, false)).isEqualTo(Rating.BUY);
    assertThat(Rating.of(Direction.BEARISH, 0.99, false)).isEqualTo(Rating.SELL);
    assertThat(Rating.of(Direction.BULLISH, 0.6, false)).isEqualTo(Rating.HOLD);
  }

  @Test
  void aScaleBelowOneMakesAModelLessSureAndIdentityChangesNothing() {
    ConfidenceScale scale = new ConfidenceScale(0.5, 0);
    assertThat(scale.apply(0.5)).isCloseTo(0.5, within(1e-12));
    // logit 0.9 is log 9, its half log 3: three in four.
    assertThat(scale.apply(0.9)).isCloseTo(0.75, within(1e-12));
    assertThat(scale.apply(1.0)).isLessThan(1);
    assertThat(ConfidenceScale.IDENTITY.apply(1.0)).isEqualTo(1);
    assertThatThrownBy(() -> new ConfidenceScale(-1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConfidenceScale(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
