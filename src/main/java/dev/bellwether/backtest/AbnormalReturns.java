package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The event tests over one list of events. */
final class AbnormalReturns {
  private final List<Event> events;
  private final RankScores ranks;
  private final double positiveShare;

  AbnormalReturns(List<Event> events) {
    requireSameWindows(events);
    this.events = events;
    this.ranks = RankScores.of(events);
    this.positiveShare = positiveShare(events);
  }

  /** Mean share of positive residuals in the estimation windows. */
  double positiveShare() {
    return positiveShare;
  }

  List<EventTest> daily() {
    List<EventTest> tests = new ArrayList<>();
    for (int i = 0; i < events.get(0).days(); i++) {
      int day = i;
      tests.add(
          test(event -> event.abnormal(day), event -> event.standardised(day), ranks.day(day)));
    }
    return tests;
  }

  EventTest cumulative() {
    return test(Event::cumulative, Event::standardisedCumulative, ranks.window());
  }

  private EventTest test(
      ToDoubleFunction<Event> abnormal, ToDoubleFunction<Event> standardised, OptionalDouble rank) {
    double[] returns = events.stream().mapToDouble(abnormal).toArray();
    double[] scores = events.stream().mapToDouble(standardised).toArray();
    return new EventTest(
        Correlation.mean(returns, 0, returns.length),
        acrossEvents(returns),
        patell(scores),
        acrossEvents(scores),
        rank,
        sign(returns));
  }

  /** t of their mean from their spread; absent with fewer than two, or none that differ. */
  static OptionalDouble acrossEvents(double[] values) {
    return NaiveT.of(values) instanceof TTest.Tested test
        ? OptionalDouble.of(test.t())
        : OptionalDouble.empty();
  }

  private double patell(double[] scores) {
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += scores[i];
      variance += events.get(i).standardisedVariance();
    }
    return sum / Math.sqrt(variance);
  }

  private OptionalDouble sign(double[] returns) {
    double expected = returns.length * positiveShare;
    double variance = expected * (1 - positiveShare);
    int positive = 0;
    for (double each : returns) {
      positive += each > 0 ? 1 : 0;
    }
    return variance > 0
        ? OptionalDouble.of((positive - expected) / Math.sqrt(variance))
        : OptionalDouble.empty();
  }

  private static double positiveShare(List<Event> events) {
    double shares = 0;
    for (Event event : events) {
      int positive = 0;
      for (double residual : event.estimationResiduals()) {
        positive += residual > 0 ? 1 : 0;
      }
      shares += (double) positive / event.estimationReturns();
    }
    return shares / events.size();
  }

  private static void requireSameWindows(List<Event> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("no events");
    }
    Event first = events.get(0);
    for (Event event : events) {
      if (event.days() != first.days()
          || event.estimationResiduals().length != first.estimationResiduals().length) {
        throw new IllegalArgumentException("events with windows of different lengths");
      }
    }
  }
}
