package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedLogitTest {
  private final OrderedLogit mapping = OrderedLogit.DEFAULT;

  @Test
  void atTheThresholdGoodNewsIsAsProbableAsAllElse() {
    assertThat(mapping.probabilities(mapping.threshold()).bullish()).isEqualTo(0.5, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 1, 40, 1e9})
  void isSymmetric(double raw) {
    assertThat(mapping.probabilities(raw).bullish())
        .isEqualTo(mapping.probabilities(-raw).bearish());
  }

  @Test
  void weakEvidenceStaysNeutral() {
    assertThat(mapping.probabilities(0).direction()).isEqualTo(Direction.NEUTRAL);
    assertThat(mapping.probabilities(0.3).direction()).isEqualTo(Direction.NEUTRAL);
    assertThat(mapping.probabilities(-0.4).direction()).isEqualTo(Direction.BEARISH);
  }
}
