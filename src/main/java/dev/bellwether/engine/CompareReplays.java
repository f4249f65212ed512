package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.BlockBootstrap;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.Significance;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.store.ReplayPoints;
import dev.bellwether.store.Runs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code replay compare}: two replays on the dates that both have. Each date is a pair, so what
 * moves both, such as the market, falls out of the difference.
 */
public final class CompareReplays {
  private static final long SEED = 20_261_125;

  /**
   * One figure of both.
   *
   * @param series {@code rank_ic}, {@code book_net} or {@code strategy_net}
   * @param horizon sessions from entry to exit
   * @param dates dates that both have
   * @param first mean over them in the first run
   * @param second mean in the second
   * @param difference second less first
   * @param nonOverlapping test of the mean difference on dates that do not overlap
   * @param neweyWest the same on all dates
   * @param low lower end of the 95 % interval of the mean difference (circular blocks of dates,
   *     studentised, as {@link MeanInterval} says); empty with too few dates
   * @param high upper end
   */
  public record Row(
      String series,
      int horizon,
      int dates,
      double first,
      double second,
      double difference,
      Optional<ReplayReport.Test> nonOverlapping,
      Optional<ReplayReport.Test> neweyWest,
      Optional<Double> low,
      Optional<Double> high) {}

  private record Key(String series, int horizon) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySeries = series.compareTo(other.series);
      return bySeries != 0 ? bySeries : Integer.compare(horizon, other.horizon);
    }
  }

  private CompareReplays() {}

  /**
   * Compares two runs by their ids, or enough of their beginnings.
   *
   * @throws BellwetherException if either is no replay, or they share no date
   */
  public static List<Row> run(Context context, String first, String second) {
    Map<Key, Map<LocalDate, Double>> one = points(context, ReadRuns.one(context, first));
    Map<Key, Map<LocalDate, Double>> other = points(context, ReadRuns.one(context, second));
    List<Row> rows = new ArrayList<>();
    one.forEach(
        (key, points) -> {
          Map<LocalDate, Double> others = other.getOrDefault(key, Map.of());
          row(key, points, others).ifPresent(rows::add);
        });
    if (rows.isEmpty()) {
      throw BellwetherException.usage(
          "the two replays have no date in common",
          "compare replays of the same time and horizons");
    }
    return rows;
  }

  private static Map<Key, Map<LocalDate, Double>> points(Context context, Runs.Run run) {
    List<ReplayPoints.Point> points =
        Folding.read(context, database -> ReplayPoints.of(database, run.id()));
    if (points.isEmpty()) {
      throw BellwetherException.usage(
          "run " + run.id() + " (" + run.command() + ") has no figures by date",
          "name two replays; see 'bellwether runs list'");
    }
    return points.stream()
        .collect(
            Collectors.groupingBy(
                point -> new Key(point.series(), point.horizon()),
                TreeMap::new,
                Collectors.toMap(
                    ReplayPoints.Point::session,
                    ReplayPoints.Point::value,
                    (a, b) -> b,
                    TreeMap::new)));
  }

  private static Optional<Row> row(
      Key key, Map<LocalDate, Double> first, Map<LocalDate, Double> second) {
    List<LocalDate> dates = first.keySet().stream().filter(second::containsKey).toList();
    if (dates.isEmpty()) {
      return Optional.empty();
    }
    double[] a = dates.stream().mapToDouble(first::get).toArray();
    double[] b = dates.stream().mapToDouble(second::get).toArray();
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> b[i] - a[i]);
    Significance significance = Significance.of(SessionSeries.of(difference), key.horizon());
    Optional<BlockBootstrap.Interval> interval = MeanInterval.of(difference, key.horizon(), SEED);
    return Optional.of(
        new Row(
            key.series(),
            key.horizon(),
            dates.size(),
            mean(a),
            mean(b),
            mean(difference),
            Tests.of(significance.nonOverlapping()),
            Tests.of(significance.neweyWest()),
            interval.map(BlockBootstrap.Interval::low),
            interval.map(BlockBootstrap.Interval::high)));
  }

  private static double mean(double[] values) {
    return SeriesSummary.of(values).mean().orElseThrow();
  }
}
