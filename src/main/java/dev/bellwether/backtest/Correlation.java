package dev.bellwether.backtest;

/** Pearson's product-moment correlation of two stretches of equal length. */
final class Correlation {
  private Correlation() {}

  /** From -1 to 1; NaN if there are fewer than two pairs or either side is constant. */
  static double pearson(double[] x, int xFrom, double[] y, int yFrom, int count) {
    if (isConstant(x, xFrom, count) || isConstant(y, yFrom, count)) {
      return Double.NaN;
    }
    double meanX = mean(x, xFrom, count);
    double meanY = mean(y, yFrom, count);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < count; i++) {
      double dx = x[xFrom + i] - meanX;
      double dy = y[yFrom + i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    double scale = Math.sqrt(xx) * Math.sqrt(yy);
    return scale > 0 ? Math.max(-1, Math.min(1, xy / scale)) : Double.NaN;
  }

  /** Whether no two values differ; compared as such, since rounding gives constants a variance. */
  static boolean isConstant(double[] values, int from, int count) {
    for (int i = 1; i < count; i++) {
      if (values[from + i] != values[from]) {
        return false;
      }
    }
    return true;
  }

  /** Least squares of y on an x that varies. */
  static double slope(double[] y, double[] x) {
    double meanX = mean(x, 0, x.length);
    double meanY = mean(y, 0, y.length);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xy / xx;
  }

  static double mean(double[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum / count;
  }
}
