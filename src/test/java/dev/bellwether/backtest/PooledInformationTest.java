package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PooledInformationTest {
  private static CleanSample sample(Panel factor, Panel returns) {
    return CleanSample.of(factor, List.of(new ForwardReturns(1, returns)));
  }

  @Test
  void handComputedSlopeAndClusteredError() {
    // The scores of all sessions sum to 0, so the two sessions have the same square.
    Panel factor = Panel.ofSessions(new double[] {-1, 1}, new double[] {-1, 2});
    Panel returns = Panel.ofSessions(new double[] {0, 3}, new double[] {-1, 2});
    PooledInformation pooled = PooledInformation.of(sample(factor, returns), 1);
    assertThat(pooled.rows()).isEqualTo(4);
    assertThat(pooled.sessions()).isEqualTo(2);
    double meanX = .25;
    double xx = 6.75;
    double slope = (-1.25 * -1 + .75 * 2 + -1.25 * -2 + 1.75 * 1) / xx;
    double u = (-1 - meanX) * (-1 - slope * (-1 - meanX)) + (1 - meanX) * (2 - slope * (1 - meanX));
    TTest.Tested test = Agreement.tested(pooled.slope());
    assertThat(test.estimate()).isCloseTo(slope, within(1e-14));
    assertThat(test.standardError()).isCloseTo(Math.sqrt(2 * u * u) / xx, within(1e-14));
    assertThat(pooled.pearson().orElseThrow()).isCloseTo(slope * Math.sqrt(xx / 10), within(1e-14));
    // Ranks 1.5, 3, 1.5, 4 against 2, 4, 1, 3.
    assertThat(pooled.spearman().orElseThrow()).isCloseTo(3.5 / Math.sqrt(4.5 * 5), within(1e-14));
  }

  @Test
  void worksWhereEverySessionHasASingleName() {
    Random random = new Random(20261124);
    Panel factor = NoisePanel.factor(random, 300, 1, 0);
    double[] echo = new double[300];
    for (int session = 0; session < echo.length; session++) {
      echo[session] = .001 * factor.at(session, 0) + .01 * random.nextGaussian();
    }
    PooledInformation pooled = PooledInformation.of(sample(factor, Panel.over(300, 1, echo)), 1);
    assertThat(pooled.sessions()).isEqualTo(300);
    assertThat(Agreement.tested(pooled.slope()).estimate()).isCloseTo(.001, within(.002));
  }

  @Test
  void copiesOfOneNameAreNotEvidence() {
    Random random = new Random(7);
    Panel one = NoisePanel.factor(random, 100, 1, 0);
    Panel echo = NoisePanel.factor(random, 100, 1, 0);
    PooledInformation single = PooledInformation.of(sample(one, echo), 1);
    PooledInformation tenfold = PooledInformation.of(sample(wide(one), wide(echo)), 1);
    assertThat(tenfold.rows()).isEqualTo(1000);
    assertThat(Agreement.tested(tenfold.slope()).t())
        .isCloseTo(Agreement.tested(single.slope()).t(), within(1e-9));
  }

  private static Panel wide(Panel one) {
    double[] cells = new double[one.sessions() * 10];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = one.at(cell / 10, 0);
    }
    return Panel.over(one.sessions(), 10, cells);
  }

  @Test
  void saysWhatIsLackingInsteadOfNaN() {
    Panel constant = Panel.ofSessions(new double[] {2, 2}, new double[] {2, 2});
    Panel returns = Panel.ofSessions(new double[] {.1, .2}, new double[] {.3, .4});
    PooledInformation pooled = PooledInformation.of(sample(constant, returns), 1);
    assertThat(pooled.pearson()).isEmpty();
    assertThat(pooled.slope()).isEqualTo(new TTest.Untestable(2, TTest.Reason.NO_VARIATION));
    assertThat(
            PooledInformation.of(
                    sample(returns, Panel.over(2, 2, new double[] {.1, .1, .1, .1})), 1)
                .slope())
        .isEqualTo(new TTest.Untestable(2, TTest.Reason.NO_VARIATION));
    assertThat(PooledInformation.of(sample(constant.before(1), returns.before(1)), 1).slope())
        .isEqualTo(new TTest.Untestable(1, TTest.Reason.TOO_FEW));
  }
}
