package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.backtest.BlockBootstrap.Interval;
import dev.bellwether.backtest.Figures;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether intervals of mean figures hold the true mean as often as they say. */
class MeanIntervalTest {
  private static final int DATES = 500;
  private static final int NAMES = 40;
  private static final double LEAST = .92;

  /**
   * By date, the mean over names of score times return over the horizon. Scores follow an AR(1) and
   * know nothing, so the true mean is 0; neighbours share all but one session of their returns.
   */
  private static double[] skilless(long seed, int horizon, double persistence) {
    Random random = new Random(seed);
    double[] means = new double[DATES];
    double fresh = Math.sqrt(1 - persistence * persistence);
    for (int name = 0; name < NAMES; name++) {
      double[] sessions = random.doubles(DATES + horizon, -1, 1).toArray();
      double score = random.nextGaussian();
      double held = 0;
      for (int i = 0; i < horizon; i++) {
        held += sessions[i];
      }
      for (int date = 0; date < DATES; date++) {
        means[date] += score * held / NAMES;
        held += sessions[date + horizon] - sessions[date];
        score = persistence * score + fresh * random.nextGaussian();
      }
    }
    return means;
  }

  private static double coverage(int runs, int horizon, double persistence) {
    int held = 0;
    for (int seed = 0; seed < runs; seed++) {
      Interval interval =
          MeanInterval.of(skilless(seed, horizon, persistence), horizon, seed).orElseThrow();
      held += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
    }
    return held / (double) runs;
  }

  /** The standard error of a share of 100 runs is 2.2 points. */
  @Test
  void holdsTheMeanThoughReturnsOverlap() {
    assertThat(coverage(100, 20, .98)).isGreaterThanOrEqualTo(.88);
  }

  @Test
  void tooFewDatesForTwoBlocksHaveNone() {
    double[] values = new double[79];
    values[3] = 1;
    assertThat(MeanInterval.of(values, 20, 1)).isEqualTo(Optional.empty());
  }

  @Test
  void figuresThatDoNotVaryHaveNone() {
    assertThat(MeanInterval.of(new double[100], 1, 1)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0", "5, 0", "10, 0", "20, 0", "1, .9", "5, .9", "10, .9", "20, .9", "20, .98", "20, 1"
  })
  @EnabledIfSystemProperty(named = "bellwether.heavy", matches = "true")
  void coversNinetyTwoPercentOrMore(int horizon, double persistence) {
    double share = coverage(1_000, horizon, persistence);
    Figures.print(
        "horizon %d, AR %.2f: nominal 95 %% covers %.1f %%", horizon, persistence, 100 * share);
    assertThat(share).isGreaterThanOrEqualTo(LEAST);
  }
}
