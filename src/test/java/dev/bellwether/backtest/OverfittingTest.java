package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverfittingTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.8413447460685429",
    "-1.959963984540054, 0.025",
    "-5, 2.866515718791939e-7",
    "-10, 7.619853024160527e-24"
  })
  void theNormalDistributionAndItsInverseMeetTheTables(double x, double p) {
    assertThat(Normal.cumulative(x) / p).isCloseTo(1, within(1e-12));
    assertThat(Normal.quantile(p)).isCloseTo(x, within(1e-10));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3.0000001, -3, -2.9999999, 2.9999999, 3, 3.0000001})
  void theNormalDistributionHasNoStepWhereTheFormulaChanges(double x) {
    assertThat(Normal.cumulative(x) + Normal.cumulative(-x)).isCloseTo(1, within(1e-15));
    double slope = (Normal.cumulative(x + 1e-4) - Normal.cumulative(x - 1e-4)) / 2e-4;
    assertThat(slope).isCloseTo(Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI), within(1e-9));
  }

  @Test
  void aRecordThatSaysNothingHasNoProbability() {
    double[] constant = {.01, .01, .01};
    assertThat(ProbabilisticSharpe.of(constant, 0)).isEmpty();
    assertThat(ProbabilisticSharpe.of(new double[] {.01}, 0)).isEmpty();
    double[] first = new Random(4).doubles(29).toArray();
    assertThat(ProbabilisticSharpe.of(first, 0)).as("too few for a normal ratio").isEmpty();
    assertThat(ProbabilisticSharpe.leastPeriods(first, 0, .95)).isEmpty();
    assertThat(ProbabilisticSharpe.of(new Random(4).doubles(30).toArray(), 0)).isPresent();
    assertThat(ProbabilisticSharpe.leastPeriods(new double[] {-.01, -.02}, 0, .95)).isEmpty();
    assertThat(DeflatedSharpe.of(constant, 10, .1).probability()).isEmpty();
  }

  @Test
  void oneTrialHasNoLuckToDeductAndMoreTrialsHaveMore() {
    double[] returns = new Random(5).doubles(30).toArray();
    assertThat(DeflatedSharpe.of(returns, 1, .1))
        .isEqualTo(new DeflatedSharpe(0, ProbabilisticSharpe.of(returns, 0)));
    assertThat(DeflatedSharpe.of(returns, 100, .1).luck())
        .isGreaterThan(DeflatedSharpe.of(returns, 10, .1).luck());
  }

  @Test
  void adjustedValuesKeepTheirPlaces() {
    assertThat(MultipleTesting.holm(new double[] {.04, .01, .03})).containsExactly(.06, .03, .06);
    assertThat(MultipleTesting.bonferroni(new double[] {.5, .1})).containsExactly(1, .2);
    assertThat(MultipleTesting.benjaminiHochberg(new double[0])).isEmpty();
  }

  @Test
  void overfittingNeedsBlocksAndTrials() {
    Panel trials = Panel.over(10, 2, new double[20]);
    assertThatThrownBy(() -> BacktestOverfitting.of(trials, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BacktestOverfitting.of(trials, 8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(BacktestOverfitting.of(trials, 4)).as("all returns are 0").isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] values = new Random(3).doubles(50).toArray();
    BlockBootstrap seeded = new BlockBootstrap(5, 200, 42);
    BlockBootstrap.Interval first = seeded.interval(values, v -> v[0], .9);
    assertThat(seeded.interval(values, v -> v[0], .9)).isEqualTo(first);
    assertThat(new BlockBootstrap(5, 200, 43).interval(values, v -> v[0], .9)).isNotEqualTo(first);
  }

  @Test
  void theIntervalCoversTheMeanOfADependentSeries() {
    assertThat(coverage(1)).as("independent draws").isLessThan(.87);
    assertThat(coverage(25)).as("blocks of 25").isBetween(.88, .99);
  }

  private static double coverage(int meanBlock) {
    int covered = 0;
    int runs = 200;
    for (int seed = 0; seed < runs; seed++) {
      double[] values = NoisePanel.factor(new Random(seed), 500, 1, .3).cells();
      BlockBootstrap.Interval interval =
          new BlockBootstrap(meanBlock, 300, seed)
              .interval(values, v -> Correlation.mean(v, 0, v.length), .95);
      covered += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
    }
    return covered / (double) runs;
  }
}
