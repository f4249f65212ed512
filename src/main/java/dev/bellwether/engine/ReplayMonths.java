package dev.bellwether.engine;

import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayScrutiny;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In which months a signal works. */
final class ReplayMonths {
  private ReplayMonths() {}

  /** By the month of entry, oldest first, horizon after horizon. */
  static List<ReplayScrutiny.Month> of(List<ReplayReport.IcPoint> points) {
    Map<Integer, Map<YearMonth, List<Double>>> grouped = new TreeMap<>();
    for (ReplayReport.IcPoint point : points) {
      grouped
          .computeIfAbsent(point.horizon(), horizon -> new TreeMap<>())
          .computeIfAbsent(YearMonth.from(point.session()), month -> new ArrayList<>())
          .add(point.ic());
    }
    List<ReplayScrutiny.Month> months = new ArrayList<>();
    grouped.forEach(
        (horizon, ofHorizon) ->
            ofHorizon.forEach(
                (month, values) ->
                    months.add(
                        new ReplayScrutiny.Month(
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
