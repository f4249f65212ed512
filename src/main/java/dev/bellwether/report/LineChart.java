package dev.bellwether.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Series over time.
 *
 * @param text what it says in words
 * @param lines at most six are told apart
 * @param level a line to compare with
 * @param filled whether what lies between the first line and zero is filled
 * @param counts whether the values are counts
 */
record LineChart(
    ChartText text, List<DatedLine> lines, Optional<Level> level, boolean filled, boolean counts) {
  static final int STYLES = 6;

  /** Points from which on they lie closer than a line is wide. */
  private static final int DENSE = 600;

  private static final double WIDTH = 480;
  private static final double HEIGHT = 260;

  /** A horizontal line with a name. */
  record Level(String name, double value) {}

  boolean isEmpty() {
    return numbers().findAny().isEmpty();
  }

  /** Draws the chart, which must not be empty. */
  void draw(Markup svg) {
    ChartFrame frame = new ChartFrame(svg, WIDTH, HEIGHT, ticks());
    frame.open(text, isDense() ? "chart dense" : "chart");
    Scale horizontal = drawDates(frame);
    for (int i = lines.size() - 1; i >= 0; i--) {
      LinePath path = LinePath.of(lines.get(i), horizontal, frame.vertical());
      if (filled && i == 0) {
        path.fill(svg, frame.vertical().at(0), "area");
      }
      path.draw(svg, style(i));
    }
    level.ifPresent(mark -> drawLevel(frame, mark));
    svg.close();
  }

  private boolean isDense() {
    return lines.stream().anyMatch(line -> line.values().size() > DENSE);
  }

  /** The class of the line with this index, which the legend uses too. */
  static String style(int index) {
    return "line s" + (index % STYLES + 1);
  }

  private ValueTicks ticks() {
    DoubleStream base = filled ? DoubleStream.of(0) : DoubleStream.empty();
    DoubleStream marks = level.stream().mapToDouble(Level::value);
    double[] all = DoubleStream.concat(DoubleStream.concat(numbers(), marks), base).toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(0);
    return counts ? ValueTicks.ofCounts(low, high) : ValueTicks.covering(low, high);
  }

  private DoubleStream numbers() {
    return values().mapToDouble(DatedLine.Value::value).filter(Double::isFinite);
  }

  private Stream<DatedLine.Value> values() {
    return lines.stream().flatMap(line -> line.values().stream());
  }

  private Scale drawDates(ChartFrame frame) {
    LocalDate first = values().map(DatedLine.Value::date).min(LocalDate::compareTo).orElseThrow();
    LocalDate last = values().map(DatedLine.Value::date).max(LocalDate::compareTo).orElseThrow();
    Scale scale = new Scale(first.toEpochDay(), last.toEpochDay(), ChartFrame.LEFT, frame.right());
    DateTicks ticks = DateTicks.between(first, last);
    for (LocalDate date : ticks.dates()) {
      double x = scale.at(date);
      frame.line("axis", x, frame.bottom(), x, frame.bottom() + 4);
      frame.horizontalLabel(ticks.label(date), x);
    }
    return scale;
  }

  private static void drawLevel(ChartFrame frame, Level level) {
    double y = frame.vertical().at(level.value());
    frame.line("level", ChartFrame.LEFT, y, frame.right(), y);
    frame.label(level.name(), frame.right() - 2, y - 5, "mark", "end");
  }
}
