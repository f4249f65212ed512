package dev.bellwether.backtest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether abnormal returns around events differ from zero, day by day and over the event window.
 *
 * @param events how many
 * @param daily one entry per day of the event window
 * @param cumulative over the event window
 * @param residualCorrelation mean correlation of the events' estimation residuals, in event time
 * @param adjustedBmp the cumulative BMP statistic corrected for that correlation (Kolari and
 *     Pynnönen 2010, Review of Financial Studies 23, 3996-4025); absent where BMP is, or where the
 *     correlation is too negative for the correction
 * @param signedRank Wilcoxon's test of the cumulative abnormal returns; empty if all are 0
 * @param expectedPositive share of positive residuals in the estimation windows, which the sign
 *     test expects
 * @param buyAndHold mean and test across events of what a buyer held through the event window
 *     earned beyond the market model, compounded (BHAR)
 */
public record EventStudy(
    int events,
    List<EventTest> daily,
    EventTest cumulative,
    OptionalDouble residualCorrelation,
    OptionalDouble adjustedBmp,
    Optional<SignedRank> signedRank,
    double expectedPositive,
    BuyAndHold buyAndHold) {

  /**
   * Buy-and-hold abnormal returns.
   *
   * @param mean over the events, a fraction
   * @param crossSectional t from their spread; absent with one event
   */
  public record BuyAndHold(double mean, OptionalDouble crossSectional) {}

  public EventStudy {
    daily = List.copyOf(daily);
  }

  /** The study of one or more events with windows of the same lengths. */
  public static EventStudy of(List<Event> events) {
    AbnormalReturns returns = new AbnormalReturns(events);
    EventTest cumulative = returns.cumulative();
    OptionalDouble correlation = ResidualCorrelation.of(events);
    return new EventStudy(
        events.size(),
        returns.daily(),
        cumulative,
        correlation,
        adjust(cumulative.bmp(), correlation, events.size()),
        SignedRank.of(events.stream().mapToDouble(Event::cumulative).toArray()),
        returns.positiveShare(),
        buyAndHold(events));
  }

  private static BuyAndHold buyAndHold(List<Event> events) {
    double[] excess = events.stream().mapToDouble(Event::buyAndHold).toArray();
    return new BuyAndHold(
        Correlation.mean(excess, 0, excess.length), AbnormalReturns.acrossEvents(excess));
  }

  private static OptionalDouble adjust(OptionalDouble bmp, OptionalDouble correlation, int n) {
    if (bmp.isEmpty() || correlation.isEmpty()) {
      return OptionalDouble.empty();
    }
    double r = correlation.getAsDouble();
    double factor = (1 - r) / (1 + (n - 1) * r);
    return factor > 0 && Double.isFinite(factor)
        ? OptionalDouble.of(bmp.getAsDouble() * Math.sqrt(factor))
        : OptionalDouble.empty();
  }
}
