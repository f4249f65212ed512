package dev.bellwether.backtest;

import java.util.Optional;

/**
 * Least squares of {@code r = a + b1 F + b2 L + b3 F L} over all rows, L how likely the model is to
 * remember what the row is about (Gao, Jiang and Yan 2025, arXiv 2512.23847). A signal that lives
 * on memory is better where L is high: b3 above 0.
 *
 * <p>Rows of a session depend on one another, and so do sessions whose returns overlap. The error
 * is that of Driscoll and Kraay (1998, Review of Economics and Statistics 80, 549-560): the
 * session's scores {@code h_t = sum_i x_it e_it} summed with Bartlett weights up to the lag of
 * {@link NeweyWest#defaultLag}.
 *
 * @param rows with a factor, a return and an L
 * @param sessions with at least one of them
 * @param coefficients a, b1, b2, b3
 * @param interaction b3 tested; n counts sessions
 */
public record PropensityRegression(
    int rows, int sessions, double[] coefficients, TTest.Tested interaction) {
  private static final int TERMS = 4;
  private static final int FEWEST_SESSIONS = 10;

  /**
   * The regression for one horizon of the sample.
   *
   * @param propensity L by session and asset, NaN where nobody knows it
   * @return empty with fewer than 10 sessions, or if the terms cannot be told apart
   */
  public static Optional<PropensityRegression> of(
      CleanSample sample, Panel propensity, int horizon) {
    double[][] moments = new double[TERMS][TERMS];
    double[] products = new double[TERMS];
    double[] x = new double[TERMS];
    int rows = 0;
    int sessions = 0;
    for (int session = 0; session < sample.sessions(); session++) {
      int before = rows;
      for (int row = sample.from(session); row < sample.to(session); row++) {
        if (terms(sample, propensity, session, row, x)) {
          rows++;
          add(x, sample.returnAt(row, horizon), moments, products);
        }
      }
      sessions += rows > before ? 1 : 0;
    }
    Optional<double[][]> inverse =
        sessions < FEWEST_SESSIONS ? Optional.empty() : SmallMatrix.inverse(moments);
    int found = rows;
    int dates = sessions;
    return inverse.flatMap(
        inverted -> tested(sample, propensity, horizon, inverted, products, found, dates));
  }

  private static boolean terms(
      CleanSample sample, Panel propensity, int session, int row, double[] out) {
    double remembers = propensity.at(session, sample.assetAt(row));
    out[0] = 1;
    out[1] = sample.factorAt(row);
    out[2] = remembers;
    out[3] = sample.factorAt(row) * remembers;
    return Double.isFinite(remembers);
  }

  private static void add(double[] x, double y, double[][] moments, double[] products) {
    for (int i = 0; i < TERMS; i++) {
      products[i] += x[i] * y;
      for (int j = 0; j < TERMS; j++) {
        moments[i][j] += x[i] * x[j];
      }
    }
  }

  private static Optional<PropensityRegression> tested(
      CleanSample sample,
      Panel propensity,
      int horizon,
      double[][] inverse,
      double[] products,
      int rows,
      int sessions) {
    double[] b = SmallMatrix.times(inverse, products);
    // Of the variance of all coefficients only that of b3 is wanted: row 3 of the inverse decides.
    double[] scores = new double[sessions];
    double[] x = new double[TERMS];
    int at = 0;
    for (int session = 0; session < sample.sessions(); session++) {
      double score = 0;
      int counted = 0;
      for (int row = sample.from(session); row < sample.to(session); row++) {
        if (terms(sample, propensity, session, row, x)) {
          counted++;
          double error = sample.returnAt(row, horizon) - SmallMatrix.dot(b, x);
          score += SmallMatrix.dot(inverse[3], x) * error;
        }
      }
      if (counted > 0) {
        scores[at++] = score;
      }
    }
    int lag = NeweyWest.defaultLag(sessions, horizon);
    double variance = NeweyWest.longRunVariance(scores, lag) * sessions;
    TTest test = TTest.of(b[3], Math.sqrt(Math.max(0, variance)), sessions, sessions - 1);
    return test instanceof TTest.Tested made
        ? Optional.of(new PropensityRegression(rows, sessions, b, made))
        : Optional.empty();
  }
}
