package dev.bellwether.report;

import static dev.bellwether.report.ChartFrame.number;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Bars from zero with whiskers.
 *
 * @param text what it says in words
 * @param bars from left to right, at least one
 * @param width in units of the drawing: text is as large as elsewhere if the box is as wide as this
 *     says
 */
record BarChart(ChartText text, List<Bar> bars, double width) {
  /** One of three beside each other. */
  static final double THIRD = 320;

  /** One of two. */
  static final double HALF = 480;

  private static final double HEIGHT = 220;
  private static final double WIDEST_BAR = 44;
  private static final double FILLED = 0.66;
  private static final double WHISKER = 5;
  private static final int MAX_LABELS = 10;

  /**
   * One bar.
   *
   * @param label below it
   * @param value its height; not finite = no bar
   * @param whisker half the length of its whisker; not finite = none
   * @param tip shown when pointed at
   */
  record Bar(String label, double value, double whisker, String tip) {
    private double low() {
      return Double.isFinite(whisker) ? value - whisker : value;
    }

    private double high() {
      return Double.isFinite(whisker) ? value + whisker : value;
    }
  }

  void draw(Markup svg) {
    double[] ends =
        bars.stream()
            .flatMapToDouble(bar -> DoubleStream.of(bar.low(), bar.high(), 0))
            .filter(Double::isFinite)
            .toArray();
    double low = DoubleStream.of(ends).min().orElse(0);
    double high = DoubleStream.of(ends).max().orElse(0);
    ChartFrame frame = new ChartFrame(svg, width, HEIGHT, ValueTicks.covering(low, high));
    frame.open(text, width < HALF ? "chart small" : "chart");
    double slot = (frame.right() - ChartFrame.LEFT) / bars.size();
    int every = (bars.size() - 1) / MAX_LABELS + 1;
    for (int i = 0; i < bars.size(); i++) {
      double centre = ChartFrame.LEFT + (i + 0.5) * slot;
      draw(svg, frame, bars.get(i), centre, Math.min(WIDEST_BAR, slot * FILLED));
      if (i % every == 0) {
        frame.label(bars.get(i).label(), centre, HEIGHT - 11, "tick", "middle");
      }
    }
    svg.close();
  }

  private static void draw(Markup svg, ChartFrame frame, Bar bar, double centre, double width) {
    if (!Double.isFinite(bar.value())) {
      return;
    }
    Scale vertical = frame.vertical();
    double top = vertical.at(Math.max(0, bar.value()));
    double height = vertical.at(Math.min(0, bar.value())) - top;
    svg.open("g").leaf("title", bar.tip());
    svg.empty(
        "rect",
        "class",
        "bar",
        "x",
        number(centre - width / 2),
        "y",
        number(top),
        "width",
        number(width),
        "height",
        number(height));
    if (Double.isFinite(bar.whisker())) {
      drawWhisker(frame, centre, vertical.at(bar.low()), vertical.at(bar.high()));
    }
    svg.close();
  }

  private static void drawWhisker(ChartFrame frame, double x, double low, double high) {
    frame.line("whisker", x, low, x, high);
    frame.line("whisker", x - WHISKER, low, x + WHISKER, low);
    frame.line("whisker", x - WHISKER, high, x + WHISKER, high);
  }
}
