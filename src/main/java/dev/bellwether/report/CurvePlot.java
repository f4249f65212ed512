package dev.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A page with charts of numbers over numbers. */
public final class CurvePlot {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 300;
  private static final String STYLE =
      "body{font:15px system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
          + "color:#1b1f24;background:#fff}svg{width:100%;height:auto}"
          + ".grid{stroke:#d8dde3}.zero,.axis{stroke:#6b7480}.tick,.unit,.mark{font-size:11px;"
          + "fill:#4a525c}.line{fill:none;stroke-width:2}.s1{stroke:#1f5fa8}.s2{stroke:#b4540a}"
          + ".s3{stroke:#2c7a4b}.s4{stroke:#8a3ea8}.s5{stroke:#9a2e36}.s6{stroke:#5a6470}"
          + ".key{display:inline-block;width:1.6em;height:.25em;vertical-align:middle;"
          + "margin:0 .4em 0 1em}.b1{background:#1f5fa8}.b2{background:#b4540a}"
          + ".b3{background:#2c7a4b}.b4{background:#8a3ea8}.b5{background:#9a2e36}"
          + ".b6{background:#5a6470}";

  /** A curve; {@code x} rises. */
  public record Curve(String name, double[] x, double[] y) {}

  /**
   * A chart.
   *
   * @param title what it shows
   * @param horizontal name and unit of the horizontal axis
   * @param vertical name and unit of the vertical axis
   * @param curves at least one point in all
   */
  public record Chart(String title, String horizontal, String vertical, List<Curve> curves) {}

  private CurvePlot() {}

  /** The whole page, in HTML. */
  public static String html(String title, List<Chart> charts) {
    Markup html = new Markup();
    html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8").leaf("title", title).leaf("style", "").close();
    html.open("body").open("style").verbatim(STYLE).close().leaf("h1", title);
    for (int i = 0; i < charts.size(); i++) {
      draw(html, charts.get(i), "chart" + i);
    }
    return html.close().close().toString();
  }

  private static void draw(Markup html, Chart chart, String id) {
    html.leaf("h2", chart.title()).open("p");
    for (int i = 0; i < chart.curves().size(); i++) {
      html.leaf("span", "", "class", "key b" + (i % LineChart.STYLES + 1));
      html.text(chart.curves().get(i).name());
    }
    html.close();
    double[] ys = all(chart, true);
    double top = DoubleStream.of(ys).max().orElse(1);
    ChartFrame frame = new ChartFrame(html, WIDTH, HEIGHT, ValueTicks.covering(0, top));
    frame.open(new ChartText(id, chart.title(), chart.title(), chart.vertical()), "chart");
    Scale horizontal = horizontal(frame, chart);
    for (int i = 0; i < chart.curves().size(); i++) {
      path(chart.curves().get(i), horizontal, frame.vertical()).draw(html, LineChart.style(i));
    }
    html.close();
  }

  private static Scale horizontal(ChartFrame frame, Chart chart) {
    double right = DoubleStream.of(all(chart, false)).max().orElse(1);
    ValueTicks ticks = ValueTicks.covering(0, right);
    Scale scale = new Scale(ticks.low(), ticks.high(), ChartFrame.LEFT, frame.right());
    ticks
        .values()
        .forEach(
            value -> {
              double x = scale.at(value);
              frame.line("axis", x, frame.bottom(), x, frame.bottom() + 4);
              frame.horizontalLabel(ticks.label(value), x);
            });
    frame.label(chart.horizontal(), frame.right(), ChartFrame.TOP - 13, "unit", "end");
    return scale;
  }

  private static double[] all(Chart chart, boolean vertical) {
    return chart.curves().stream()
        .flatMapToDouble(curve -> DoubleStream.of(vertical ? curve.y() : curve.x()))
        .toArray();
  }

  private static LinePath path(Curve curve, Scale horizontal, Scale vertical) {
    List<LinePath.Point> points = new ArrayList<>();
    for (int i = 0; i < curve.x().length; i++) {
      points.add(new LinePath.Point(horizontal.at(curve.x()[i]), vertical.at(curve.y()[i])));
    }
    return new LinePath(points.isEmpty() ? List.of() : List.of(points));
  }
}
