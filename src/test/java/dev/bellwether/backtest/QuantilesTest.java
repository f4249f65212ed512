package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
  private static CleanSample sample(Panel factor) {
    return CleanSample.of(factor, List.of(new ForwardReturns(1, factor)));
  }

  private static int[] buckets(int quantiles, double... factor) {
    CleanSample sample = sample(Panel.ofSessions(factor));
    Quantiles result = Quantiles.of(sample, quantiles);
    int[] buckets = new int[factor.length];
    Arrays.setAll(buckets, result::at);
    return buckets;
  }

  @Test
  void splitsElevenNamesAsPandasDoes() {
    // Edges 2, 4, 6 and 8 fall on values, which belong to the bucket below.
    assertThat(buckets(5, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0))
        .containsExactly(5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 1);
  }

  @Test
  void neverSplitsATieAndCountsTheSessionsItLeavesGappy() {
    assertThat(buckets(5, 0, 0, 0, 0, 1, 2)).containsExactly(1, 1, 1, 1, 4, 5);
    Quantiles tied = Quantiles.of(sample(Panel.ofSessions(new double[] {0, 0, 0, 0, 1, 2})), 5);
    assertThat(tied.gappySessions()).isEqualTo(1);
    assertThat(tied.size(2)).isZero();
  }

  @Test
  void putsAConstantFactorInTheLowestBucket() {
    assertThat(buckets(3, 7, 7, 7)).containsExactly(1, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void agreesWithInterpolatedEdges(long seed) {
    Random random = new Random(seed);
    double[] factor = random.doubles(20 + random.nextInt(60)).toArray();
    double[] sorted = factor.clone();
    Arrays.sort(sorted);
    int[] buckets = buckets(5, factor);
    for (int i = 0; i < factor.length; i++) {
      int expected = 1;
      for (int edge = 1; edge < 5; edge++) {
        double place = (factor.length - 1) * edge / 5.0;
        int below = (int) place;
        double value = sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
        expected += factor[i] > value ? 1 : 0;
      }
      assertThat(buckets[i]).as("seed %d, name %d", seed, i).isEqualTo(expected);
    }
  }

  @Test
  void averagesReturnsPerBucketAndTakesTheSpread() {
    Panel factor = Panel.ofSessions(new double[] {1, 2, 3, 4}, new double[] {5, 5, 5, 5});
    Panel returns = Panel.ofSessions(new double[] {.1, .2, .3, .6}, new double[] {1, 1, 1, 1});
    CleanSample sample = CleanSample.of(factor, List.of(new ForwardReturns(1, returns)));
    Quantiles halves = Quantiles.of(sample, 2);
    var raw = QuantileReturns.of(sample, halves, 1, new Neutrality.Raw());
    assertThat(raw.bySession().get(1).at(0)).isCloseTo(.45, within(1e-15));
    assertThat(raw.spread().at(0)).isCloseTo(.3, within(1e-15));
    assertThat(raw.spread().at(1)).isNaN();
    assertThat(raw.summary(2).n()).isEqualTo(1);
    assertThat(raw.summary(2).standardError()).isEmpty();
    var demeaned = QuantileReturns.of(sample, halves, 1, new Neutrality.Demeaned());
    assertThat(demeaned.bySession().get(0).at(0)).isCloseTo(-.15, within(1e-15));
    assertThat(raw.spreadSignificance().headline())
        .isEqualTo(new TTest.Untestable(1, TTest.Reason.TOO_FEW));
  }

  @Test
  void refusesASingleQuantile() {
    CleanSample sample = sample(Panel.ofSessions(new double[] {1, 2}));
    assertThatThrownBy(() -> Quantiles.of(sample, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
