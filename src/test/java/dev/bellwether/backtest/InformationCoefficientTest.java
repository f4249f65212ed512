package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class InformationCoefficientTest {
  private static final Neutrality RAW = new Neutrality.Raw();

  private static CleanSample sample(Panel factor, Panel returns) {
    return CleanSample.of(factor, List.of(new ForwardReturns(1, returns)));
  }

  @Test
  void isOneForTheSameOrderAndMinusOneForTheReverse() {
    Panel factor = Panel.ofSessions(new double[] {1, 2, 9}, new double[] {1, 2, 9});
    Panel returns = Panel.ofSessions(new double[] {.1, .2, .3}, new double[] {.5, .1, -.9});
    var ic = InformationCoefficient.rank(sample(factor, returns), 1, RAW, 3);
    assertThat(ic.bySession().at(0)).isCloseTo(1, within(1e-15));
    assertThat(ic.bySession().at(1)).isCloseTo(-1, within(1e-15));
    assertThat(ic.summary().mean()).hasValue(0);
  }

  @Test
  void handComputedSpearmanWithATie() {
    // Ranks 1, 2.5, 2.5, 4 against 2, 1, 3, 4: products 3, squares 4.5 and 5.
    Panel factor = Panel.ofSessions(new double[] {1, 2, 2, 3});
    Panel returns = Panel.ofSessions(new double[] {.2, .1, .3, .4});
    var ic = InformationCoefficient.rank(sample(factor, returns), 1, RAW, 2);
    assertThat(ic.bySession().at(0)).isCloseTo(3 / Math.sqrt(22.5), within(1e-15));
  }

  @Test
  void isUndefinedAndCountedWithoutNamesWithFewAndWithoutVariation() {
    double none = Double.NaN;
    Panel factor =
        Panel.ofSessions(
            new double[] {none, none, none},
            new double[] {1, 2, none},
            new double[] {5, 5, 5},
            new double[] {1, 2, 3},
            new double[] {1, 2, 3});
    Panel returns =
        Panel.ofSessions(
            new double[] {.1, .2, .3},
            new double[] {.1, .2, .3},
            new double[] {.1, .2, .3},
            new double[] {.1, .1, .1},
            new double[] {.1, .2, .3});
    for (var ic :
        List.of(
            InformationCoefficient.rank(sample(factor, returns), 1, RAW, 3),
            InformationCoefficient.pearson(sample(factor, returns), 1, RAW, 3))) {
      assertThat(ic.emptySessions()).isEqualTo(1);
      assertThat(ic.thinSessions()).isEqualTo(1);
      assertThat(ic.constantSessions()).isEqualTo(2);
      assertThat(ic.bySession().observed()).hasSize(1);
      assertThat(ic.bySession().at(4)).isCloseTo(1, within(1e-15));
    }
  }

  @Test
  void aSingleAssetHasNoCrossSectionButASummaryWithoutNaN() {
    Panel one = Panel.ofSessions(new double[] {1}, new double[] {2}, new double[] {3});
    var ic = InformationCoefficient.rank(sample(one, one), 1, RAW, 1);
    assertThat(ic.thinSessions()).isEqualTo(3);
    assertThat(ic.summary().n()).isZero();
    assertThat(ic.summary().mean()).isEmpty();
    assertThat(ic.significance().headline())
        .isEqualTo(new TTest.Untestable(0, TTest.Reason.TOO_FEW));
  }

  @Test
  void aSingleDateHasACoefficientButNoTest() {
    Panel date = Panel.ofSessions(new double[] {1, 2, 3});
    var ic = InformationCoefficient.rank(sample(date, date), 1, RAW, 2);
    assertThat(ic.summary().mean().orElseThrow()).isCloseTo(1, within(1e-15));
    assertThat(ic.summary().riskAdjusted()).isEmpty();
    assertThat(ic.significance().neweyWest())
        .isEqualTo(new TTest.Untestable(1, TTest.Reason.TOO_FEW));
  }

  @Test
  void groupNeutralReturnsIgnoreWhatTheGroupDid() {
    Panel factor = Panel.ofSessions(new double[] {1, 2, 3, 4});
    Panel returns = Panel.ofSessions(new double[] {.5, .6, .1, .2});
    Neutrality byGroup = new Neutrality.GroupDemeaned(Groups.of(0, 0, 1, 1));
    var raw = InformationCoefficient.rank(sample(factor, returns), 1, RAW, 2);
    var neutral = InformationCoefficient.pearson(sample(factor, returns), 1, byGroup, 2);
    assertThat(raw.bySession().at(0)).isNegative();
    // Residuals -.05, .05, -.05, .05 against -1.5, -.5, .5, 1.5.
    assertThat(neutral.bySession().at(0)).isCloseTo(1 / Math.sqrt(5), within(1e-12));
  }
}
