package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the tests say of a factor that knows nothing. */
class NoiseTest {
  private static final int RUNS = 400;
  private static final int HORIZON = 5;

  @Test
  void theHeadlinesRejectNoMoreThanEightPercentWhereTheNaiveTestDoes() {
    int headline = 0;
    int pooled = 0;
    int naive = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Panel factor = NoisePanel.factor(random, 250, 20, .95);
      Panel prices = NoisePanel.prices(random, 250, 20);
      CleanSample sample = CleanSample.of(factor, List.of(ForwardReturns.of(prices, HORIZON)));
      Significance significance =
          InformationCoefficient.rank(sample, HORIZON, new Neutrality.Raw(), 5).significance();
      headline += Agreement.tested(significance.headline()).p() < .05 ? 1 : 0;
      TTest slope = PooledInformation.of(sample, HORIZON).slope();
      pooled += Agreement.tested(slope).p() < .05 ? 1 : 0;
      naive += Agreement.tested(significance.naive()).p() < .05 ? 1 : 0;
    }
    assertThat(headline / (double) RUNS).as("headline, seeds 0..%d", RUNS - 1).isBetween(.005, .08);
    assertThat(pooled / (double) RUNS).as("pooled, seeds 0..%d", RUNS - 1).isBetween(.005, .08);
    assertThat(naive / (double) RUNS).as("naive, seeds 0..%d", RUNS - 1).isGreaterThan(.2);
  }
}
