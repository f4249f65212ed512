package dev.bellwether.backtest;

/**
 * Least squares of return on factor over the rows of every h-th session, with a standard error that
 * lets the rows of a session depend on one another: {@code se^2 = sum_s u_s^2 / Sxx^2} with the
 * session's score {@code u_s = sum (x - mean x) e} and no small-sample factor (CR0; Liang and Zeger
 * 1986, Biometrika 73, 13-22).
 */
final class ClusteredSlope {
  private final CleanSample sample;
  private final double[] factor;
  private final double[] returns;
  private final int start;
  private final int step;
  private int rows;
  private int clusters;
  private double meanX;
  private double meanY;
  private boolean factorVaries;
  private boolean returnVaries;

  private ClusteredSlope(CleanSample sample, int horizon, int start) {
    this.sample = sample;
    this.factor = sample.factor();
    this.returns = sample.returns(horizon);
    this.start = start;
    this.step = horizon;
    average();
  }

  /** The test over sessions {@code start}, {@code start + horizon} and so on; n counts sessions. */
  static TTest of(CleanSample sample, int horizon, int start) {
    return new ClusteredSlope(sample, horizon, start).test();
  }

  private void average() {
    int first = -1;
    for (int session = start; session < sample.sessions(); session += step) {
      clusters += sample.size(session) > 0 ? 1 : 0;
      for (int row = sample.from(session); row < sample.to(session); row++) {
        first = rows++ == 0 ? row : first;
        meanX += factor[row];
        meanY += returns[row];
        factorVaries |= factor[row] != factor[first];
        returnVaries |= returns[row] != returns[first];
      }
    }
    meanX /= rows;
    meanY /= rows;
  }

  private TTest test() {
    if (clusters < 2) {
      return new TTest.Untestable(clusters, TTest.Reason.TOO_FEW);
    }
    if (!factorVaries || !returnVaries) {
      return new TTest.Untestable(clusters, TTest.Reason.NO_VARIATION);
    }
    double xx = 0;
    double xy = 0;
    for (int session = start; session < sample.sessions(); session += step) {
      for (int row = sample.from(session); row < sample.to(session); row++) {
        xx += (factor[row] - meanX) * (factor[row] - meanX);
        xy += (factor[row] - meanX) * (returns[row] - meanY);
      }
    }
    double slope = xy / xx;
    return TTest.of(slope, Math.sqrt(squaredScores(slope)) / xx, clusters, clusters - 1);
  }

  private double squaredScores(double slope) {
    double squares = 0;
    for (int session = start; session < sample.sessions(); session += step) {
      double score = 0;
      for (int row = sample.from(session); row < sample.to(session); row++) {
        double x = factor[row] - meanX;
        score += x * (returns[row] - meanY - slope * x);
      }
      squares += score * score;
    }
    return squares;
  }
}
