package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The rank test of event returns: each event's abnormal returns of both windows are ranked together
 * and scaled to {@code K / (1 + M) - 1/2}, M being how many of them are known; the mean over events
 * is compared with its deviation over all days. A day on which n of N events have a return counts
 * with {@code sum / sqrt(n N)}, so that all days have the same variance (Corrado and Zivney 1992,
 * Journal of Financial and Quantitative Analysis 27, 465-478).
 */
final class RankScores {
  private final double[] mean;
  private final int estimationDays;
  private final double deviation;

  private RankScores(double[] mean, int estimationDays) {
    this.mean = mean;
    this.estimationDays = estimationDays;
    double[] known = Arrays.stream(mean).filter(each -> !Double.isNaN(each)).toArray();
    double squares = 0;
    for (double each : known) {
      squares += each * each;
    }
    this.deviation = Math.sqrt(squares / known.length);
  }

  static RankScores of(List<Event> events) {
    int before = events.get(0).estimationResiduals().length;
    int days = before + events.get(0).days();
    double[] sum = new double[days];
    int[] known = new int[days];
    for (Event event : events) {
      add(event, before, sum, known);
    }
    double[] mean = new double[days];
    Arrays.setAll(mean, day -> sum[day] / Math.sqrt((double) known[day] * events.size()));
    return new RankScores(mean, before);
  }

  private static void add(Event event, int before, double[] sum, int[] known) {
    int[] days =
        IntStream.range(0, sum.length)
            .filter(day -> day >= before || !Double.isNaN(event.estimationResiduals()[day]))
            .toArray();
    double[] returns =
        Arrays.stream(days)
            .mapToDouble(
                day ->
                    day < before ? event.estimationResiduals()[day] : event.abnormal(day - before))
            .toArray();
    double[] ranks = new double[days.length];
    new Ranking().averageRanks(returns, 0, returns.length, ranks, 0);
    for (int i = 0; i < days.length; i++) {
      sum[days[i]] += ranks[i] / (1 + days.length) - 0.5;
      known[days[i]]++;
    }
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
