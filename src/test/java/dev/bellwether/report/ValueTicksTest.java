package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTicksTest {
  @Test
  void ticksAreRound() {
    assertThat(labels(ValueTicks.covering(-0.13, 0.42)))
        .containsExactly("−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
    assertThat(labels(ValueTicks.covering(0, 9_870)))
        .containsExactly("0", "2,000", "4,000", "6,000", "8,000", "10,000");
  }

  @Test
  void countsHaveNoHalves() {
    assertThat(labels(ValueTicks.ofCounts(0, 2))).containsExactly("0", "1", "2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -3.7, 1e-7, 1e9, -1e-12})
  void oneValueHasRoomAroundIt(double value) {
    ValueTicks ticks = ValueTicks.covering(value, value);
    assertThat(ticks.low()).isLessThan(value);
    assertThat(ticks.high()).isGreaterThan(value);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void anyRangeIsCoveredByAFewTicks(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 6);
      double high = low + random.nextDouble() * Math.pow(10, random.nextInt(12) - 6);
      ValueTicks ticks = ValueTicks.covering(low, high);
      double slack = ticks.step() * 1e-6;
      assertThat(ticks.low()).as("seed %d", seed).isLessThanOrEqualTo(low + slack);
      assertThat(ticks.high()).as("seed %d", seed).isGreaterThanOrEqualTo(high - slack);
      assertThat(ticks.values().count()).as("seed %d: %s", seed, ticks).isBetween(2L, 10L);
    }
  }

  private static List<String> labels(ValueTicks ticks) {
    return ticks.values().mapToObj(ticks::label).toList();
  }
}
