package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How often the tests of the rank IC reject at a nominal 5 %: with nothing to find, which must be
 * seldom, and with a planted IC, which should be often. 50 names, 500 sessions, scores that
 * persist.
 */
class SizeAndPowerTest {
  private static final int[] HORIZONS = {1, 5, 10, 20};
  private static final int NAMES = 50;
  private static final int SESSIONS = 500;
  private static final double LEVEL = .05;

  /** Shares of runs in which each test rejects. */
  private record Rejections(double headline, double neweyWest, double naive, double meanIc) {}

  private static Rejections run(int runs, double persistence, double planted, int horizon) {
    int headline = 0;
    int neweyWest = 0;
    int naive = 0;
    double meanIc = 0;
    for (int seed = 0; seed < runs; seed++) {
      InformationCoefficient ic = coefficients(new Random(seed), persistence, planted, horizon);
      Significance tests = ic.significance();
      headline += Agreement.tested(tests.headline()).p() < LEVEL ? 1 : 0;
      neweyWest += Agreement.tested(tests.neweyWest()).p() < LEVEL ? 1 : 0;
      naive += Agreement.tested(tests.naive()).p() < LEVEL ? 1 : 0;
      meanIc += ic.summary().mean().orElseThrow() / runs;
    }
    double n = runs;
    return new Rejections(headline / n, neweyWest / n, naive / n, meanIc);
  }

  private static InformationCoefficient coefficients(
      Random random, double persistence, double planted, int horizon) {
    Panel factor = NoisePanel.factor(random, SESSIONS, NAMES, persistence);
    Panel prices = NoisePanel.pricesAfter(random, factor, persistence, planted);
    CleanSample sample = CleanSample.of(factor, List.of(ForwardReturns.of(prices, horizon)));
    return InformationCoefficient.rank(sample, horizon, new Neutrality.Raw(), 20);
  }

  @Test
  void onNoiseTheHeadlineRejectsNoMoreThanEightPercent() {
    Rejections found = run(150, .98, 0, 10);
    assertThat(found.headline()).as("%s", found).isLessThanOrEqualTo(.1);
    assertThat(found.naive()).as("%s", found).isGreaterThan(.3);
  }

  @Test
  void aPlantedCoefficientIsFoundByBothTests() {
    Rejections found = run(60, .9, .05, 1);
    assertThat(found.meanIc()).as("%s", found).isBetween(.04, .06);
    assertThat(found.headline()).as("%s", found).isGreaterThan(.9);
    assertThat(found.neweyWest()).as("%s", found).isGreaterThan(.9);
  }

  @Test
  @EnabledIfSystemProperty(named = "bellwether.heavy", matches = "true")
  void sizeAndPowerOverEveryHorizonAndPersistence() {
    Figures.print("| factor | planted IC | horizon | mean IC | headline | Newey-West | naive |");
    for (double planted : new double[] {0, .02, .05}) {
      for (double persistence : new double[] {.9, .98}) {
        for (int horizon : HORIZONS) {
          Rejections found = run(400, persistence, planted, horizon);
          Figures.print(
              "| AR %.2f | %.2f | %d | %.4f | %.1f %% | %.1f %% | %.1f %% |",
              persistence,
              planted,
              horizon,
              found.meanIc(),
              100 * found.headline(),
              100 * found.neweyWest(),
              100 * found.naive());
          if (planted == 0) {
            assertThat(found.headline()).as("%s h %d", found, horizon).isLessThanOrEqualTo(.08);
          }
        }
      }
    }
  }
}
