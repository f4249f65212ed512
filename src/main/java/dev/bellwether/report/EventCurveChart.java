package dev.bellwether.report;

import dev.bellwether.report.ReplayDetails.EventPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Returns around the entry, one line for each quantile. */
final class EventCurveChart {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 260;
  private static final double BASIS_POINTS = 1e4;
  private static final int MAX_LABELS = 12;
  private static final ChartText TEXT =
      new ChartText(
          "event-curve",
          "Around the entry",
          "Mean return from the entry, less that of the universe, by sessions from the entry.",
          "basis points");

  private final Markup html;
  private final List<EventPoint> points;

  EventCurveChart(Markup html, List<EventPoint> points) {
    this.html = html;
    this.points = points;
  }

  /** Draws it; the points are those of at least one quantile. */
  void draw() {
    Map<Integer, List<EventPoint>> quantiles = new LinkedHashMap<>();
    points.forEach(p -> quantiles.computeIfAbsent(p.quantile(), q -> new ArrayList<>()).add(p));
    TearSheetFigure figure = new TearSheetFigure(html);
    figure.open(TEXT.title());
    figure.drawLegend(quantiles.keySet().stream().map(q -> "quantile " + q).toList());
    drawLines(List.copyOf(quantiles.values()));
    figure.close(TEXT.id(), caption(), table());
  }

  private void drawLines(List<List<EventPoint>> lines) {
    double[] values = points.stream().mapToDouble(EventCurveChart::value).sorted().toArray();
    ValueTicks ticks =
        ValueTicks.covering(Math.min(0, values[0]), Math.max(0, values[values.length - 1]));
    ChartFrame frame = new ChartFrame(html, WIDTH, HEIGHT, ticks);
    frame.open(TEXT, "chart");
    Scale horizontal = drawOffsets(frame);
    for (int i = 0; i < lines.size(); i++) {
      List<LinePath.Point> path =
          lines.get(i).stream()
              .map(
                  p -> new LinePath.Point(horizontal.at(p.offset()), frame.vertical().at(value(p))))
              .toList();
      new LinePath(List.of(path)).draw(html, LineChart.style(i));
    }
    html.close();
  }

  private static double value(EventPoint point) {
    return point.meanReturn() * BASIS_POINTS;
  }

  private Scale drawOffsets(ChartFrame frame) {
    int[] offsets = points.stream().mapToInt(EventPoint::offset).distinct().sorted().toArray();
    int last = offsets[offsets.length - 1];
    Scale scale = new Scale(offsets[0], last, ChartFrame.LEFT, frame.right());
    int every = (offsets.length - 1) / MAX_LABELS + 1;
    for (int offset : offsets) {
      if (offset % every == 0) {
        frame.line("axis", scale.at(offset), frame.bottom(), scale.at(offset), frame.bottom() + 4);
        frame.horizontalLabel(Typography.minus(String.valueOf(offset)), scale.at(offset));
      }
    }
    return scale;
  }

  private String caption() {
    return "Return from the entry (0) to each session, less that of the universe, and mean over"
        + " dates; it cumulates, so it is flat where nothing is earned. n = "
        + Figures.count(points.stream().mapToInt(EventPoint::dates).max().orElse(0))
        + " dates, fewer at the ends.";
  }

  private Table table() {
    List<List<?>> rows = new ArrayList<>();
    points.forEach(p -> rows.add(new ArrayList<>(DetailFields.eventPoint(p).map().values())));
    return new Table(List.copyOf(DetailFields.eventPoint(points.get(0)).map().keySet()), rows);
  }
}
