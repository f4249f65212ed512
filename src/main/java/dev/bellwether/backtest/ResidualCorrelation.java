package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How alike the estimation residuals of different events are. */
final class ResidualCorrelation {
  private ResidualCorrelation() {}

  private static double onCommonSessions(double[] one, double[] other) {
    int[] common =
        IntStream.range(0, one.length).filter(i -> !Double.isNaN(one[i] + other[i])).toArray();
    double[] x = Arrays.stream(common).mapToDouble(i -> one[i]).toArray();
    double[] y = Arrays.stream(common).mapToDouble(i -> other[i]).toArray();
    return Correlation.pearson(x, 0, y, 0, x.length);
  }

  /** The mean over all pairs of events; absent with fewer than two, or a pair without variation. */
  static OptionalDouble of(List<Event> events) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < events.size(); i++) {
      double[] one = events.get(i).estimationResiduals();
      for (int j = 0; j < i; j++) {
        double[] other = events.get(j).estimationResiduals();
        sum += onCommonSessions(one, other);
        pairs++;
      }
    }
    double mean = sum / pairs;
    return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
  }
}
