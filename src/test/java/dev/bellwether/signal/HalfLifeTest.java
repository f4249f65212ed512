package dev.bellwether.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfLifeTest {

  @Test
  void weightHalvesWithEveryHalfLife() {
    assertThat(new HalfLife(2, 6).weights())
        .containsExactly(1, Math.sqrt(.5), .5, Math.pow(2, -1.5), .25, Math.pow(2, -2.5), .125);
  }

  @Test
  void nothingIsOlderThanTheMaximumAge() {
    assertThat(new HalfLife(3, 0).weights()).containsExactly(1);
    assertThat(new HalfLife(3, 4).weights()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-2, 1", "NaN, 1", "2, -1"})
  void aLifeThatDoesNotFadeIsRefused(double sessions, int maxAge) {
    assertThatThrownBy(() -> new HalfLife(sessions, maxAge))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
