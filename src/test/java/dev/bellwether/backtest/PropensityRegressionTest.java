package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropensityRegressionTest {
  private static final int SESSIONS = 120;
  private static final int NAMES = 15;

  /** Factor, propensity, and returns made of both and of noise. */
  private record Made(CleanSample sample, Panel propensity) {
    static Made of(long seed, double interaction) {
      Random random = new Random(seed);
      double[] factor = random.doubles(SESSIONS * NAMES).map(u -> 2 * u - 1).toArray();
      double[] propensity = random.doubles(SESSIONS * NAMES).toArray();
      double[] returns = new double[factor.length];
      for (int cell = 0; cell < returns.length; cell++) {
        returns[cell] =
            .001
                + .002 * factor[cell]
                - .003 * propensity[cell]
                + interaction * factor[cell] * propensity[cell]
                + .01 * random.nextGaussian();
      }
      return new Made(
          CleanSample.of(
              Panel.over(SESSIONS, NAMES, factor),
              List.of(new ForwardReturns(1, Panel.over(SESSIONS, NAMES, returns)))),
          Panel.over(SESSIONS, NAMES, propensity));
    }

    PropensityRegression fit() {
      return PropensityRegression.of(sample, propensity, 1).orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void thePlantedCoefficientsComeOut(long seed) {
    PropensityRegression fit = Made.of(seed, .02).fit();
    assertThat(fit.coefficients())
        .containsExactly(new double[] {.001, .002, -.003, .02}, within(.004));
    assertThat(fit.interaction().t()).isGreaterThan(5);
    assertThat(fit.rows()).isEqualTo(SESSIONS * NAMES);
    assertThat(fit.sessions()).isEqualTo(SESSIONS);
  }

  @Test
  void withoutAnInteractionTheTestSeldomRejects() {
    int rejected = 0;
    for (long seed = 0; seed < 200; seed++) {
      rejected += Made.of(seed, 0).fit().interaction().p() < .05 ? 1 : 0;
    }
    assertThat(rejected).isBetween(2, 20);
  }

  /** With one name a date the errors are those of least squares with Newey-West, done slowly. */
  @Test
  void oneNameADateAgreesWithTheSandwichByHand() {
    Random random = new Random(7);
    int n = 60;
    double[] f = random.doubles(n).toArray();
    double[] l = random.doubles(n).toArray();
    double[] r = random.doubles(n).toArray();
    CleanSample sample =
        CleanSample.of(Panel.over(n, 1, f), List.of(new ForwardReturns(1, Panel.over(n, 1, r))));
    PropensityRegression fit =
        PropensityRegression.of(sample, Panel.over(n, 1, l), 1).orElseThrow();
    double[][] x = new double[n][];
    for (int t = 0; t < n; t++) {
      x[t] = new double[] {1, f[t], l[t], f[t] * l[t]};
    }
    double[][] inverse = SmallMatrix.inverse(cross(x, x)).orElseThrow();
    int lag = NeweyWest.defaultLag(n, 1);
    double[][] meat = new double[4][4];
    for (int t = 0; t < n; t++) {
      for (int s = Math.max(0, t - lag); s <= Math.min(n - 1, t + lag); s++) {
        double weight = 1 - Math.abs(t - s) / (lag + 1.0);
        double errors = error(fit, x, r, t) * error(fit, x, r, s);
        for (int i = 0; i < 4; i++) {
          for (int j = 0; j < 4; j++) {
            meat[i][j] += weight * errors * x[t][i] * x[s][j];
          }
        }
      }
    }
    double[] row = SmallMatrix.times(meat, inverse[3]);
    double expected = Math.sqrt(SmallMatrix.dot(inverse[3], row));
    assertThat(fit.interaction().standardError()).isCloseTo(expected, within(1e-9 * expected));
  }

  private static double error(PropensityRegression fit, double[][] x, double[] r, int t) {
    return r[t] - SmallMatrix.dot(fit.coefficients(), x[t]);
  }

  private static double[][] cross(double[][] a, double[][] b) {
    double[][] product = new double[4][4];
    for (int t = 0; t < a.length; t++) {
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          product[i][j] += a[t][i] * b[t][j];
        }
      }
    }
    return product;
  }

  @Test
  void aPropensityThatIsTheSameEverywhereTellsNothing() {
    Made made = Made.of(1, 0);
    Panel same =
        Panel.over(SESSIONS, NAMES, new Random(1).doubles(SESSIONS * NAMES).map(u -> .5).toArray());
    assertThat(PropensityRegression.of(made.sample(), same, 1)).isEmpty();
    Panel unknown =
        Panel.over(
            SESSIONS,
            NAMES,
            new Random(1).doubles(SESSIONS * NAMES).map(u -> Double.NaN).toArray());
    assertThat(PropensityRegression.of(made.sample(), unknown, 1)).isEmpty();
  }
}
