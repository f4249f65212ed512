package dev.bellwether.report;

import static dev.bellwether.report.ChartFrame.number;

import java.util.ArrayList;
import java.util.List;

/**
 * Points joined by lines, in pieces: a value that is not finite interrupts the line.
 *
 * @param pieces each with at least one point
 */
record LinePath(List<List<Point>> pieces) {
  /** A position in the drawing. */
  record Point(double x, double y) {
    @Override
    public String toString() {
      return number(x) + " " + number(y);
    }
  }

  static LinePath of(DatedLine line, Scale horizontal, Scale vertical) {
    List<List<Point>> pieces = new ArrayList<>();
    List<Point> piece = new ArrayList<>();
    for (DatedLine.Value value : line.values()) {
      if (Double.isFinite(value.value())) {
        double x = horizontal.at(value.date());
        piece.add(new Point(x, vertical.at(value.value())));
      } else if (!piece.isEmpty()) {
        pieces.add(piece);
        piece = new ArrayList<>();
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
    return new LinePath(pieces);
  }

  void draw(Markup svg, String cssClass) {
    for (List<Point> piece : pieces) {
      if (piece.size() == 1) {
        Point only = piece.get(0);
        String[] centre = {number(only.x()), number(only.y())};
        svg.empty("circle", "class", cssClass, "cx", centre[0], "cy", centre[1], "r", "3.5");
      } else {
        svg.empty("path", "class", cssClass, "d", path(piece));
      }
    }
  }

  /** Fills what lies between the line and {@code base}. */
  void fill(Markup svg, double base, String cssClass) {
    for (List<Point> piece : pieces) {
      if (piece.size() > 1) {
        String floor = number(base);
        String end = number(piece.get(piece.size() - 1).x());
        String start = number(piece.get(0).x());
        String area = path(piece) + "L" + end + " " + floor + "L" + start + " " + floor + "Z";
        svg.empty("path", "class", cssClass, "d", area);
      }
    }
  }

  private static String path(List<Point> piece) {
    StringBuilder path = new StringBuilder();
    String previous = "";
    for (Point point : piece) {
      String here = point.toString();
      if (!here.equals(previous)) {
        path.append(path.isEmpty() ? 'M' : 'L').append(here);
      }
      previous = here;
    }
    return path.toString();
  }
}
