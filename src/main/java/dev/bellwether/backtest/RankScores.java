package dev.bellwether.backtest;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The rank test of event returns: each event's abnormal returns of both windows are ranked together
 * and scaled to {@code K / (1 + L + W) - 1/2}; the mean over events is compared with its deviation
 * over all L + W days.
 */
final class RankScores {
  private final double[] mean;
  private final int estimationDays;
  private final double deviation;

  private RankScores(double[] mean, int estimationDays) {
    this.mean = mean;
    this.estimationDays = estimationDays;
    double squares = 0;
    for (double each : mean) {
      squares += each * each;
    }
    this.deviation = Math.sqrt(squares / mean.length);
  }

  static RankScores of(List<Event> events) {
    int before = events.get(0).estimationResiduals().length;
    double[] mean = new double[before + events.get(0).days()];
    double[] returns = new double[mean.length];
    double[] ranks = new double[mean.length];
    Ranking ranking = new Ranking();
    for (Event event : events) {
      System.arraycopy(event.estimationResiduals(), 0, returns, 0, before);
      for (int day = before; day < returns.length; day++) {
        returns[day] = event.abnormal(day - before);
      }
      ranking.averageRanks(returns, 0, returns.length, ranks, 0);
      for (int day = 0; day < mean.length; day++) {
        mean[day] += (ranks[day] / (1 + mean.length) - 0.5) / events.size();
      }
    }
    return new RankScores(mean, before);
  }

  /** z on one day of the event window. */
  OptionalDouble day(int day) {
    return scaled(mean[estimationDays + day], 1);
  }

  /** z over the event window: the sum of the days over sqrt(days). */
  OptionalDouble window() {
    double sum = 0;
    for (int day = estimationDays; day < mean.length; day++) {
      sum += mean[day];
    }
    return scaled(sum, mean.length - estimationDays);
  }

  private OptionalDouble scaled(double sum, int days) {
    return deviation > 0
        ? OptionalDouble.of(sum / (deviation * Math.sqrt(days)))
        : OptionalDouble.empty();
  }
}
