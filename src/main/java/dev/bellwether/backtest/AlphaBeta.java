package dev.bellwether.backtest;

import java.util.Optional;

/**
 * The portfolio's return explained by the universe's: ordinary least squares of one on the other.
 *
 * @param n sessions that have both returns
 * @param alpha per holding period, a fraction
 * @param annualAlpha {@code (1 + alpha)^(periods a year / horizon) - 1}
 * @param beta slope
 * @param naiveAlpha the t test of alpha for independent residuals, n - 2 degrees of freedom
 * @param neweyWestAlpha the same allowing for autocorrelation, for overlapping returns
 */
public record AlphaBeta(
    int n, double alpha, double annualAlpha, double beta, TTest naiveAlpha, TTest neweyWestAlpha) {

  /** The regression; empty with fewer than three common sessions or a universe that never moves. */
  public static Optional<AlphaBeta> of(
      SessionSeries portfolio, SessionSeries universe, int horizon, int periodsPerYear) {
    SessionSeries gap = portfolio.minus(universe);
    int n = gap.observed().length;
    double[] y = new double[n];
    double[] x = new double[n];
    int next = 0;
    for (int session = 0; session < gap.sessions(); session++) {
      if (!Double.isNaN(gap.at(session))) {
        y[next] = portfolio.at(session);
        x[next++] = universe.at(session);
      }
    }
    return n < 3 || Correlation.isConstant(x, 0, n)
        ? Optional.empty()
        : Optional.of(regress(y, x, horizon, periodsPerYear));
  }

  private static AlphaBeta regress(double[] y, double[] x, int horizon, int periodsPerYear) {
    int n = y.length;
    double meanX = Correlation.mean(x, 0, n);
    double meanY = Correlation.mean(y, 0, n);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    double beta = xy / xx;
    double alpha = meanY - beta * meanX;
    double residualSquares = 0;
    double[] influence = new double[n];
    for (int i = 0; i < n; i++) {
      double residual = y[i] - alpha - beta * x[i];
      residualSquares += residual * residual;
      influence[i] = (1 - (x[i] - meanX) * meanX * n / xx) * residual;
    }
    double naive = Math.sqrt(residualSquares / (n - 2) * (1.0 / n + meanX * meanX / xx));
    int lag = NeweyWest.defaultLag(n, horizon);
    double robust = Math.sqrt(NeweyWest.longRunVariance(influence, lag) / n);
    return new AlphaBeta(
        n,
        alpha,
        Math.pow(1 + alpha, (double) periodsPerYear / horizon) - 1,
        beta,
        TTest.of(alpha, naive, n, n - 2),
        TTest.of(alpha, robust, n, n - 2));
  }
}
