package dev.bellwether.report;

import java.math.BigDecimal;

/** The rectangle a chart is drawn in, its vertical axis, and what both kinds of chart share. */
final class ChartFrame {
  static final double LEFT = 52;
  static final double TOP = 26;
  private static final double RIGHT = 14;
  private static final double BOTTOM = 30;

  private final Markup svg;
  private final double width;
  private final double height;
  private final ValueTicks ticks;

  ChartFrame(Markup svg, double width, double height, ValueTicks ticks) {
    this.svg = svg;
    this.width = width;
    this.height = height;
    this.ticks = ticks;
  }

  double right() {
    return width - RIGHT;
  }

  double bottom() {
    return height - BOTTOM;
  }

  Scale vertical() {
    return new Scale(ticks.low(), ticks.high(), bottom(), TOP);
  }

  /** Opens the drawing and draws the grid; the caller closes it. */
  void open(ChartText text, String cssClass) {
    String titleId = text.id() + "-title";
    String descriptionId = text.id() + "-desc";
    svg.open(
        "svg",
        "class",
        cssClass,
        "role",
        "img",
        "aria-labelledby",
        titleId + " " + descriptionId,
        "viewBox",
        "0 0 " + number(width) + " " + number(height));
    svg.leaf("title", text.title(), "id", titleId);
    svg.leaf("desc", text.description(), "id", descriptionId);
    label(text.unit(), 0, 13, "unit", "start");
    ticks.values().forEach(this::gridLine);
  }

  /** A text below the horizontal axis, pushed inwards where it would leave the drawing. */
  void horizontalLabel(String label, double x) {
    String anchor = x > width - 40 ? "end" : "middle";
    label(label, anchor.equals("end") ? Math.min(width, x + RIGHT) : x, height - 9, "tick", anchor);
  }

  void label(String label, double x, double y, String cssClass, String anchor) {
    svg.leaf(
        "text", label, "class", cssClass, "x", number(x), "y", number(y), "text-anchor", anchor);
  }

  void line(String cssClass, double x1, double y1, double x2, double y2) {
    svg.empty(
        "line",
        "class",
        cssClass,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
  }

  private void gridLine(double value) {
    double y = vertical().at(value);
    line(value == 0 ? "zero" : "grid", LEFT, y, right(), y);
    label(ticks.label(value), LEFT - 7, y + 4, "tick", "end");
  }

  /** A coordinate to a tenth of a unit, which is finer than any screen shows. */
  static String number(double coordinate) {
    return BigDecimal.valueOf(Math.round(coordinate * 10), 1).stripTrailingZeros().toPlainString();
  }
}
