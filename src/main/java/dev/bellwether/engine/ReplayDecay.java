package dev.bellwether.engine;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.ForwardReturns;
import dev.bellwether.backtest.InformationCoefficient;
import dev.bellwether.backtest.Neutrality;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.Significance;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayDetail;
import dev.bellwether.report.ReplayReport;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** When a signal works: on which session after the entry, and in which months. */
final class ReplayDecay {
  /** A month of trading; beyond it the news is history. */
  private static final int LONGEST = 21;

  private ReplayDecay() {}

  /** Up to the longest horizon of the replay, at most {@value #LONGEST} sessions. */
  static List<ReplayDetail.Decay> bySession(
      ReplayPanel panel, ReplaySample sample, Settings.Replay rules) {
    int last = Math.min(LONGEST, Collections.max(rules.horizons()));
    return sample.hasBreadth()
        ? IntStream.rangeClosed(1, last)
            .mapToObj(session -> decay(panel, session, rules.minNames()))
            .flatMap(List::stream)
            .toList()
        : List.of();
  }

  private static List<ReplayDetail.Decay> decay(ReplayPanel panel, int session, int minNames) {
    ForwardReturns returns = ForwardReturns.marginal(panel.prices(), session);
    CleanSample sample = CleanSample.of(panel.factor(), List.of(returns));
    InformationCoefficient ic =
        InformationCoefficient.rank(sample, session, new Neutrality.Raw(), minNames);
    // one session's returns do not overlap, however late that session is
    Significance significance = Significance.of(ic.bySession(), 1);
    return ic.summary().mean().isEmpty()
        ? List.of()
        : List.of(
            new ReplayDetail.Decay(
                session,
                ic.summary().n(),
                ic.summary().mean().getAsDouble(),
                ReplayMeasures.test(significance.neweyWest())));
  }

  /** By the month of entry, oldest first, horizon after horizon. */
  static List<ReplayDetail.Month> byMonth(List<ReplayReport.IcPoint> points) {
    Map<Integer, Map<YearMonth, List<Double>>> grouped = new TreeMap<>();
    for (ReplayReport.IcPoint point : points) {
      grouped
          .computeIfAbsent(point.horizon(), horizon -> new TreeMap<>())
          .computeIfAbsent(YearMonth.from(point.session()), month -> new ArrayList<>())
          .add(point.ic());
    }
    List<ReplayDetail.Month> months = new ArrayList<>();
    grouped.forEach(
        (horizon, ofHorizon) ->
            ofHorizon.forEach(
                (month, values) ->
                    months.add(
                        new ReplayDetail.Month(
                            month,
                            horizon,
                            values.size(),
                            SessionSeries.of(array(values)).summary().mean().orElseThrow()))));
    return months;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
