package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event-time curve and the half-life of the information coefficient. */
class DecayTest {
  private static final int[] HORIZONS = {1, 2, 3, 4, 5, 7, 10};

  @ParameterizedTest
  @ValueSource(doubles = {.3, 1, 2.5, 40})
  void findsTheHalfLifeOfACleanDecay(double halfLife) {
    double[] ic =
        Arrays.stream(HORIZONS).mapToDouble(h -> -.04 * Math.pow(2, -(h - 1) / halfLife)).toArray();
    DecayFit fit = DecayFit.of(HORIZONS, ic).orElseThrow();
    assertThat(fit.halfLife()).isCloseTo(halfLife, within(1e-9 * halfLife));
    assertThat(fit.first()).isCloseTo(-.04, within(1e-12));
  }

  @Test
  void findsNoneWhereNothingFades() {
    assertThat(DecayFit.of(HORIZONS, new double[] {.1, .1, .1, .1, .1, .1, .1})).isEmpty();
    assertThat(DecayFit.of(HORIZONS, new double[] {.1, .2, .3, .4, .5, .7, 1})).isEmpty();
    assertThat(DecayFit.of(HORIZONS, new double[7])).isEmpty();
    assertThat(DecayFit.of(new int[] {1, 2}, new double[] {.1, .05})).isEmpty();
  }

  /**
   * scipy's curve_fit stopped when its steps fell below 1.5e-8, so its last digits are not those of
   * the minimum: ours explains no less.
   */
  @Test
  void fitsTheReferenceNoWorseThanScipyDid() {
    JsonNode marginal = OracleCase.json("expected_a.json").get("ic_decay_marginal_day_h");
    JsonNode expected = OracleCase.json("expected_aggregation.json").get("ic_half_life_fit");
    double[] ic =
        Arrays.stream(HORIZONS)
            .mapToDouble(h -> marginal.get("" + h).get("mean_ic").doubleValue())
            .toArray();
    DecayFit fit = DecayFit.of(HORIZONS, ic).orElseThrow();
    double first = expected.get("a").doubleValue();
    double halfLife = expected.get("H_sessions").doubleValue();
    assertThat(fit.halfLife()).isCloseTo(halfLife, within(1e-6));
    assertThat(fit.first()).isCloseTo(first, within(1e-7));
    assertThat(squares(ic, fit.first(), fit.halfLife()))
        .isLessThanOrEqualTo(squares(ic, first, halfLife));
    assertThat(squares(ic, fit.first(), fit.halfLife() * (1 + 1e-6)))
        .isGreaterThan(squares(ic, fit.first(), fit.halfLife()));
  }

  private static double squares(double[] ic, double first, double halfLife) {
    double sum = 0;
    for (int i = 0; i < ic.length; i++) {
      double error = ic[i] - first * Math.pow(2, -(HORIZONS[i] - 1) / halfLife);
      sum += error * error;
    }
    return sum;
  }

  @Test
  void theCurveCumulatesAndIsZeroAtTheEntry() {
    OracleCase oracle = OracleCase.load("b", "b_nopad");
    CleanSample sample = oracle.sample(1, 5, 10);
    Quantiles quantiles = Quantiles.of(sample, 5);
    for (int h : new int[] {1, 5, 10}) {
      QuantileReturns returns = QuantileReturns.of(sample, quantiles, h, new Neutrality.Demeaned());
      EventCurve curve = EventCurve.of(sample, quantiles, oracle.prices(), h);
      for (int q = 1; q <= 5; q++) {
        Agreement.agree(
            "quantile " + q + " at " + h,
            curve.summary(q).mean().orElseThrow(),
            returns.summary(q).mean().orElseThrow());
      }
    }
    EventCurve entry = EventCurve.of(sample, quantiles, oracle.prices(), 0);
    assertThat(entry.summary(1).mean()).hasValue(0);
  }

  @Test
  void theCurveUsesEveryNameAndDateThatHasThePrice() {
    double none = Double.NaN;
    Panel prices =
        Panel.ofSessions(
            new double[] {10, 10, 10}, new double[] {11, none, 10}, new double[] {none, none, 10});
    Panel factor =
        Panel.ofSessions(
            new double[] {1, 2, 3}, new double[] {none, none, none}, new double[] {0, 0, 0});
    CleanSample sample = CleanSample.of(factor, List.of(new ForwardReturns(1, zeros())));
    Quantiles quantiles = Quantiles.of(sample, 2);
    EventCurve curve = EventCurve.of(sample, quantiles, prices, 1);
    // Of two names with a price, +10 % and 0: less their mean, +5 % and -5 %; the third has none.
    assertThat(curve.bySession().get(0).at(0)).isCloseTo(.05, within(1e-15));
    assertThat(curve.bySession().get(1).at(0)).isCloseTo(-.05, within(1e-15));
    assertThat(curve.bySession().get(0).at(2)).as("beyond the prices").isNaN();
    assertThat(EventCurve.of(sample, quantiles, prices, -1).bySession().get(0).at(0)).isNaN();
  }

  private static Panel zeros() {
    return Panel.over(3, 3, new double[9]);
  }

  @Test
  void theCurveOfNoiseIsFlat() {
    Random random = new Random(4);
    Panel factor = NoisePanel.factor(random, 300, 40, .5);
    Panel prices = NoisePanel.prices(random, 300, 40);
    CleanSample sample = CleanSample.of(factor, List.of(ForwardReturns.of(prices, 1)));
    SeriesSummary top = EventCurve.of(sample, Quantiles.of(sample, 5), prices, -3).summary(5);
    double t = top.mean().orElseThrow() / top.standardError().orElseThrow();
    assertThat(t).isBetween(-5.0, 5.0);
  }
}
