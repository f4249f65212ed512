package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
  private static double[] ranks(double... values) {
    double[] ranks = new double[values.length];
    new Ranking().averageRanks(values, 0, values.length, ranks, 0);
    return ranks;
  }

  @Test
  void givesTiesTheirAveragePlace() {
    assertThat(ranks(3, -1, 3, 10, 3)).containsExactly(3, 1, 3, 5, 3);
  }

  @Test
  void tiesZeroWithMinusZeroAndOrdersNegativeNumbers() {
    assertThat(ranks(0.0, -0.0, -2, -1)).containsExactly(3.5, 3.5, 1, 2);
  }

  @Test
  void tellsNeighbouringDoublesApart() {
    double next = Math.nextUp(1.0);
    assertThat(ranks(Math.nextUp(next), next, 1.0, next)).containsExactly(4, 2.5, 1, 2.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithCountingSmallerAndEqualValues(long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(400).map(x -> Math.rint((x - .5) * 300)).toArray();
    for (int i = 0; i < values.length; i += 3) {
      values[i] += Math.ulp(values[i]) * random.nextInt(4);
    }
    double[] ranks = ranks(values);
    for (int i = 0; i < values.length; i++) {
      int smaller = 0;
      int equal = 0;
      for (double other : values) {
        smaller += other < values[i] ? 1 : 0;
        equal += other == values[i] ? 1 : 0;
      }
      assertThat(ranks[i]).as("seed %d, value %d", seed, i).isEqualTo(smaller + (equal + 1) / 2.0);
    }
  }
}
