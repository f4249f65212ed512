package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forgetting the future may not change the past: rows whose exit has come are the same to the bit.
 */
class PrefixInvarianceTest {
  private static final int LONGEST = 10;
  private static final List<Integer> HORIZONS = List.of(1, 5, LONGEST);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void measuresOfRowsWhoseExitHasComeDoNotChange(long seed) {
    Random random = new Random(seed);
    Panel factor =
        withSilentSessions(
            random, NoisePanel.withGaps(random, NoisePanel.factor(random, 80, 25, .8), .2));
    Panel prices = NoisePanel.withGaps(random, NoisePanel.prices(random, 80, 25), .03);
    int known = 20 + random.nextInt(55);
    List<SessionSeries> whole = measures(factor, prices);
    List<SessionSeries> prefix = measures(factor.before(known), prices.before(known));
    for (int i = 0; i < whole.size(); i++) {
      for (int session = 0; session + LONGEST < known; session++) {
        assertThat(Double.doubleToRawLongBits(prefix.get(i).at(session)))
            .as("seed %d, known %d, measure %d, session %d", seed, known, i, session)
            .isEqualTo(Double.doubleToRawLongBits(whole.get(i).at(session)));
      }
    }
    assertThat(whole.get(0).observed()).hasSizeGreaterThan(30);
  }

  private static Panel withSilentSessions(Random random, Panel factor) {
    double[] cells = factor.cells().clone();
    for (int session = 0; session < factor.sessions(); session++) {
      if (random.nextDouble() < .3) {
        int from = session * factor.assets();
        Arrays.fill(cells, from, from + factor.assets(), Double.NaN);
      }
    }
    return Panel.over(factor.sessions(), factor.assets(), cells);
  }

  private static List<SessionSeries> measures(Panel factor, Panel prices) {
    CleanSample sample =
        CleanSample.of(factor, HORIZONS.stream().map(h -> ForwardReturns.of(prices, h)).toList());
    Quantiles quantiles = Quantiles.of(sample, 5);
    LongShort weighted = LongShort.of(sample, new FactorWeighted());
    List<SessionSeries> series = new ArrayList<>();
    for (int h : HORIZONS) {
      Neutrality demeaned = new Neutrality.Demeaned();
      series.add(InformationCoefficient.rank(sample, h, demeaned, 5).bySession());
      series.add(InformationCoefficient.pearson(sample, h, demeaned, 5).bySession());
      series.addAll(QuantileReturns.of(sample, quantiles, h, demeaned).bySession());
      series.addAll(QuantileTurnover.of(sample, quantiles, h).bySession());
      series.add(RankAutocorrelation.of(sample, h).bySession());
      series.add(weighted.returns(h));
      series.add(weighted.turnover(h));
      series.add(LongShort.of(sample, new EqualWeighted()).returns(h));
    }
    series.add(EquityCurve.of(weighted.returns(1)));
    return series;
  }
}
