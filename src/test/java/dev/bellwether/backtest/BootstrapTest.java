package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.backtest.BlockBootstrap.Interval;
import dev.bellwether.backtest.BlockBootstrap.Scheme;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How blocks are drawn, how long they are, and whether intervals hold what they promise. */
class BootstrapTest {
  private static final int LENGTH = 500;
  private static final double PERSISTENCE = .3;

  @ParameterizedTest
  @EnumSource
  void blocksAreStretchesOfTheSeries(Scheme scheme) {
    double[] values = new double[97];
    Arrays.setAll(values, i -> i);
    TreeSet<Integer> lengths = new TreeSet<>();
    double[] breaks = new double[1];
    new BlockBootstrap(scheme, 7, 200, 5)
        .interval(
            values,
            drawn -> {
              int length = 1;
              for (int i = 1; i < drawn.length; i++) {
                if (drawn[i] == (drawn[i - 1] + 1) % values.length) {
                  length++;
                } else {
                  lengths.add(length);
                  breaks[0]++;
                  length = 1;
                }
              }
              return 0;
            },
            .9);
    double mean = 200 * 97 / (breaks[0] + 200);
    assertThat(mean).isCloseTo(7, within(.7));
    if (scheme == Scheme.CIRCULAR) {
      assertThat(lengths)
          .as("multiples, where one block follows another by chance")
          .allMatch(length -> length % 7 == 0);
    } else {
      assertThat(lengths).contains(1, 2, 3, 10, 20);
    }
  }

  @Test
  void anIntervalOfAStatisticThatDoesNotVaryIsAPoint() {
    Interval interval =
        new BlockBootstrap(Scheme.CIRCULAR, 5, 50, 1).interval(new double[] {1, 2, 3}, v -> 7, .9);
    assertThat(interval).isEqualTo(new Interval(7, 7, .9));
  }

  @Test
  void theStudentisedIntervalIsSymmetricAboutTheEstimate() {
    double[] values = series(3);
    Interval interval = studentised(values, 3);
    double mean = Correlation.mean(values, 0, values.length);
    assertThat(interval.high() - mean).isCloseTo(mean - interval.low(), within(1e-12));
    assertThat(studentised(values, 3)).isEqualTo(interval);
  }

  @Test
  void longerMemoryAsksForLongerBlocks() {
    double none = medianBlock(0);
    double some = medianBlock(.3);
    double much = medianBlock(.8);
    // In theory 1, 6.0 and 21.5 for these autoregressions.
    assertThat(none).isLessThan(4);
    assertThat(some).isBetween(3.0, 12.0);
    assertThat(much).isBetween(14.0, 40.0);
  }

  private static double medianBlock(double persistence) {
    double[] blocks = new double[41];
    for (int seed = 0; seed < blocks.length; seed++) {
      double[] values = NoisePanel.factor(new Random(seed), LENGTH, 1, persistence).cells();
      blocks[seed] = BlockLength.of(values, Scheme.STATIONARY);
      double circular = BlockLength.of(values, Scheme.CIRCULAR);
      assertThat(circular).isGreaterThanOrEqualTo(blocks[seed]);
    }
    return Percentile.of(blocks, .5);
  }

  /**
   * For an AR(1), G = 2 rho / (1 - rho)^2 / (1 - rho^2) and g(0) = 1 / (1 - rho)^2 in units of the
   * shock.
   */
  @Test
  void theBlockOfALongSeriesIsThatOfTheTheory() {
    double rho = .5;
    int n = 200_000;
    double[] values = NoisePanel.factor(new Random(1), n, 1, rho).cells();
    double bend = 2 * rho / ((1 - rho) * (1 - rho) * (1 - rho * rho));
    double spectrum = 1 / ((1 - rho) * (1 - rho));
    double expected = Math.cbrt(2 * bend * bend / (2 * spectrum * spectrum) * n);
    assertThat(BlockLength.of(values, Scheme.STATIONARY))
        .isCloseTo(expected, within(.1 * expected));
  }

  @Test
  void aSeriesThatSaysNothingHasBlocksOfOne() {
    assertThat(BlockLength.of(new double[100], Scheme.CIRCULAR)).isEqualTo(1);
    assertThat(BlockLength.of(new double[] {1, 2, 3}, Scheme.CIRCULAR)).isEqualTo(1);
  }

  private static double[] series(long seed) {
    return NoisePanel.factor(new Random(seed), LENGTH, 1, PERSISTENCE).cells();
  }

  private static double mean(double[] values) {
    return Correlation.mean(values, 0, values.length);
  }

  private static double robustError(double[] values) {
    int lag = NeweyWest.defaultLag(values.length, 1);
    return Agreement.tested(NeweyWest.of(values, lag)).standardError();
  }

  private static Interval studentised(double[] values, long seed) {
    double block = BlockLength.of(values, Scheme.STATIONARY);
    return new BlockBootstrap(block, 200, seed)
        .studentised(values, BootstrapTest::mean, BootstrapTest::robustError, .95);
  }

  /** Of the ratio of a series whose true one is a tenth. */
  private static boolean holdsSharpe(double[] noise, long seed, int resamples) {
    double deviation = 1 / Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
    double[] values = Arrays.stream(noise).map(x -> x + deviation / 10).toArray();
    int lag = NeweyWest.defaultLag(values.length, 1);
    Interval interval =
        new BlockBootstrap(BlockLength.of(values, Scheme.STATIONARY), resamples, seed)
            .studentised(
                values,
                drawn -> SharpeRatio.annualised(drawn, 0, 1).orElseThrow(),
                drawn -> SharpeRatio.standardError(drawn, lag, 1).orElseThrow(),
                .95);
    return interval.low() <= .1 && interval.high() >= .1;
  }

  /** The shares of runs whose interval holds the true figure: the mean, and the Sharpe ratio. */
  private record Coverage(
      double single, double circular, double automatic, double studentised, double sharpe) {
    static Coverage of(int runs, int resamples) {
      int[] hits = new int[4];
      int sharpe = 0;
      for (int seed = 0; seed < runs; seed++) {
        double[] values = series(seed);
        double block = BlockLength.of(values, Scheme.STATIONARY);
        Interval[] intervals = {
          new BlockBootstrap(1, resamples, seed).interval(values, BootstrapTest::mean, .95),
          new BlockBootstrap(Scheme.CIRCULAR, 10, resamples, seed)
              .interval(values, BootstrapTest::mean, .95),
          new BlockBootstrap(block, resamples, seed).interval(values, BootstrapTest::mean, .95),
          BootstrapTest.studentised(values, seed)
        };
        sharpe += holdsSharpe(values, seed, resamples) ? 1 : 0;
        for (int i = 0; i < hits.length; i++) {
          hits[i] += intervals[i].low() <= 0 && intervals[i].high() >= 0 ? 1 : 0;
        }
      }
      double n = runs;
      return new Coverage(hits[0] / n, hits[1] / n, hits[2] / n, hits[3] / n, sharpe / n);
    }
  }

  /** Of nominal 95 %, on AR(1) 0.3 of 500; the standard error of a share of 150 is 1.8 points. */
  @Test
  void intervalsOfBlocksCoverWhereSingleDrawsDoNot() {
    Coverage coverage = Coverage.of(150, 200);
    assertThat(coverage.single()).as("%s", coverage).isLessThan(.9);
    assertThat(coverage.circular()).as("%s", coverage).isGreaterThan(.88);
    assertThat(coverage.automatic()).as("%s", coverage).isGreaterThan(.88);
    assertThat(coverage.studentised()).as("%s", coverage).isGreaterThan(.9);
    assertThat(coverage.sharpe()).as("%s", coverage).isGreaterThan(.9);
  }

  @Test
  @EnabledIfSystemProperty(named = "bellwether.heavy", matches = "true")
  void intervalsOfBlocksCoverNinetyTwoPercentOrMore() {
    Coverage coverage = Coverage.of(2_000, 400);
    Figures.print("bootstrap coverage of nominal 95 %%: %s", coverage);
    assertThat(coverage.circular()).as("%s", coverage).isGreaterThanOrEqualTo(.92);
    assertThat(coverage.studentised()).as("%s", coverage).isGreaterThanOrEqualTo(.92);
    assertThat(coverage.sharpe()).as("%s", coverage).isGreaterThanOrEqualTo(.92);
    assertThat(coverage.single()).as("%s", coverage).isLessThan(.88);
  }
}
