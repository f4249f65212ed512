package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing to measure is an answer, at every measure. */
class EmptySampleTest {

  @ParameterizedTest
  @CsvSource({"6, 4", "6, 0", "0, 0", "1, 1"})
  void everyMeasureOfNothingIsDefined(int sessions, int assets) {
    double[] cells = new double[sessions * assets];
    Arrays.fill(cells, Double.NaN);
    Panel missing = Panel.over(sessions, assets, cells);
    CleanSample sample = CleanSample.of(missing, List.of(ForwardReturns.of(missing, 1)));
    TTest none = new TTest.Untestable(0, TTest.Reason.TOO_FEW);
    Neutrality demeaned = new Neutrality.Demeaned();
    Quantiles quantiles = Quantiles.of(sample, 5);
    assertThat(sample.drops().factorMissing()).isEqualTo(cells.length);
    assertThat(InformationCoefficient.rank(sample, 1, demeaned, 2).significance().headline())
        .isEqualTo(none);
    assertThat(QuantileReturns.of(sample, quantiles, 1, demeaned).spreadSignificance().headline())
        .isEqualTo(none);
    assertThat(QuantileTurnover.of(sample, quantiles, 1).summary(1).n()).isZero();
    assertThat(RankAutocorrelation.of(sample, 1).summary().n()).isZero();
    assertThat(PooledInformation.of(sample, 1).slope()).isEqualTo(none);
    for (Weighting weighting :
        List.of(
            new FactorWeighted(),
            new EqualWeighted(),
            new GroupNeutralWeighted(Groups.of(new int[assets])))) {
      LongShort portfolio = LongShort.of(sample, weighting);
      assertThat(portfolio.returns(1).observed()).isEmpty();
      assertThat(portfolio.turnover(1).observed()).isEmpty();
      assertThat(AlphaBeta.of(portfolio.returns(1), UniverseReturns.of(sample, 1), 1, 252))
          .isEmpty();
    }
  }
}
