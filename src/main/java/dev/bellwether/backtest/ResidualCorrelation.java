package dev.bellwether.backtest;

import java.util.List;
import java.util.OptionalDouble;

/** How alike the estimation residuals of different events are. */
final class ResidualCorrelation {
  private ResidualCorrelation() {}

  /** The mean over all pairs of events; absent with fewer than two, or a pair without variation. */
  static OptionalDouble of(List<Event> events) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < events.size(); i++) {
      double[] one = events.get(i).estimationResiduals();
      for (int j = 0; j < i; j++) {
        double[] other = events.get(j).estimationResiduals();
        sum += Correlation.pearson(one, 0, other, 0, one.length);
        pairs++;
      }
    }
    double mean = sum / pairs;
    return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
  }
}
