package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnoverTest {
  private static final double NONE = Double.NaN;

  private final CleanSample sample =
      sample(
          Panel.ofSessions(
              new double[] {1, 2, 3, 4},
              new double[] {4, 2, 3, 1},
              new double[] {NONE, NONE, NONE, NONE},
              new double[] {1, 2, 4, NONE}));

  private static CleanSample sample(Panel factor) {
    Panel returns =
        Panel.over(factor.sessions(), factor.assets(), new double[factor.cells().length]);
    return CleanSample.of(factor, List.of(new ForwardReturns(1, returns)));
  }

  @Test
  void countsTheNamesThatAreNewInAQuantile() {
    var turnover = QuantileTurnover.of(sample, Quantiles.of(sample, 2), 1);
    assertThat(turnover.bySession().get(0).at(0)).isNaN();
    assertThat(turnover.bySession().get(0).at(1)).isEqualTo(.5);
    assertThat(turnover.bySession().get(1).at(1)).isEqualTo(.5);
  }

  @Test
  void comparesSessionsNotRowsSoAnEmptyOneLeavesItUndefined() {
    Quantiles halves = Quantiles.of(sample, 2);
    assertThat(QuantileTurnover.of(sample, halves, 1).bySession().get(0).at(3)).isNaN();
    assertThat(RankAutocorrelation.of(sample, 1).bySession().at(3)).isNaN();
    // Lower half at 3 is {0, 1}; at 1 it was {1, 3}.
    assertThat(QuantileTurnover.of(sample, halves, 2).bySession().get(0).at(3)).isEqualTo(.5);
  }

  @Test
  void correlatesTheRanksOfNamesThatAreInBothSessions() {
    assertThat(RankAutocorrelation.of(sample, 1).bySession().at(1)).isCloseTo(-.8, within(1e-12));
    // Ranks 1, 2, 3 now against 4, 2, 3 of four names then.
    assertThat(RankAutocorrelation.of(sample, 2).bySession().at(3)).isCloseTo(-.5, within(1e-12));
  }

  @Test
  void isEmptyWhenTheLagIsLongerThanTheCalendar() {
    assertThat(QuantileTurnover.of(sample, Quantiles.of(sample, 2), 9).summary(1).n()).isZero();
    assertThat(RankAutocorrelation.of(sample, 9).summary().mean()).isEmpty();
  }
}
