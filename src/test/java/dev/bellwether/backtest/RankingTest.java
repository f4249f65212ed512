package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

  /** How wide cross-sections may look to a sort by digits. */
  private enum Shape {
    GAUSSIAN,
    TIED,
    /** All leading bits are equal. */
    CLOSE,
    /** Every exponent there is, both signs. */
    ANY_BITS,
    RISING,
    FALLING,
    CONSTANT;

    double value(Random random, int i) {
      return switch (this) {
        case GAUSSIAN -> random.nextGaussian();
        case TIED -> Math.rint(10 * random.nextGaussian()) / 10;
        case CLOSE -> 1e9 + random.nextInt(50) * Math.ulp(1e9);
        case ANY_BITS -> anyFinite(random);
        case RISING -> i;
        case FALLING -> -i;
        case CONSTANT -> 7;
      };
    }

    private static double anyFinite(Random random) {
      double value = Double.longBitsToDouble(random.nextLong());
      return Double.isFinite(value) ? value : 0;
    }
  }

  @ParameterizedTest
  @EnumSource
  void ranksWideCrossSectionsAsAComparisonWould(Shape shape) {
    Ranking ranking = new Ranking();
    for (int count : new int[] {191, 192, 193, 1_000, 3_000, 20_000, 500}) {
      Random random = new Random(count);
      double[] values = new double[count];
      Arrays.setAll(values, i -> shape.value(random, i));
      double[] ranks = new double[count];
      ranking.averageRanks(values, 0, count, ranks, 0);
      double[] sorted = Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
      for (int i = 0; i < count; i++) {
        int first = first(sorted, values[i]);
        int end = first;
        while (end < count && sorted[end] == values[i]) {
          end++;
        }
        assertThat(ranks[i]).as("%s, %d values", shape, count).isEqualTo((first + 1 + end) / 2.0);
        i += count > 5_000 ? 97 : 0;
      }
    }
  }

  private static int first(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
