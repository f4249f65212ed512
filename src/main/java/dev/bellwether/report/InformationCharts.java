package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.BreadthPoint;
import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.IcPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The information coefficient over time, and the breadth it rests on. */
final class InformationCharts {
  private final TearSheetFigure figure;

  InformationCharts(TearSheetFigure figure) {
    this.figure = figure;
  }

  void drawCumulativeIc(List<IcPoint> points) {
    List<DatedLine> lines = lines(points);
    String description =
        lines.stream().map(InformationCharts::describe).collect(Collectors.joining(" "));
    ChartText text =
        new ChartText("ic", "Cumulative rank IC", description, "running sum of rank IC");
    figure.draw(
        new LineChart(text, lines, Optional.empty(), false, false),
        "Running sum, per horizon, of the rank correlation between signal and forward return of"
            + " each session; a steady slope is the mean IC. For horizons above one session"
            + " neighbouring sessions share returns, so a smooth line is no evidence by itself. "
            + Sample.of(points.stream().map(IcPoint::session).toList()),
        table(points));
  }

  void drawBreadth(List<BreadthPoint> points, Coverage coverage) {
    List<BreadthPoint> sorted =
        points.stream().sorted(Comparator.comparing(BreadthPoint::session)).toList();
    DatedLine names = DatedLine.of("Names", sorted, BreadthPoint::session, BreadthPoint::names);
    String minimum = "minimum " + coverage.minNames();
    String description =
        "Names with a signal on each session; the minimum for a cross-section is %d."
            .formatted(coverage.minNames());
    LineChart chart =
        new LineChart(
            new ChartText("breadth", "Breadth", description, "names with a signal"),
            List.of(names),
            Optional.of(new LineChart.Level(minimum, coverage.minNames())),
            true,
            true);
    figure.draw(
        chart,
        "Names with a signal per session; sessions below the dashed line have too few for a"
            + " cross-section. "
            + Sample.of(points.stream().map(BreadthPoint::session).toList()),
        new Table(
            List.of("session", "names"),
            sorted.stream().<List<?>>map(p -> List.of(p.session(), p.names())).toList()));
  }

  private static List<DatedLine> lines(List<IcPoint> points) {
    TreeMap<Integer, List<IcPoint>> byHorizon =
        points.stream()
            .sorted(Comparator.comparing(IcPoint::session))
            .collect(Collectors.groupingBy(IcPoint::horizon, TreeMap::new, Collectors.toList()));
    List<DatedLine> lines = new ArrayList<>();
    byHorizon.forEach(
        (horizon, of) -> {
          String name = KeyFigures.sessions(horizon);
          lines.add(DatedLine.of(name, of, IcPoint::session, IcPoint::ic).cumulated());
        });
    return lines;
  }

  private static String describe(DatedLine line) {
    List<DatedLine.Value> values = line.values();
    return values.isEmpty()
        ? ""
        : "Horizon of %s: ends at %s after %s."
            .formatted(
                line.name(),
                Figures.ratio(values.get(values.size() - 1).value()),
                KeyFigures.sessions(values.size()));
  }

  private static Table table(List<IcPoint> points) {
    return new Table(
        List.of("session", "horizon", "ic", "names"),
        points.stream()
            .<List<?>>map(p -> List.of(p.session(), p.horizon(), p.ic(), p.names()))
            .toList());
  }
}
