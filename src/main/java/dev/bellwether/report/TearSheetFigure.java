package dev.bellwether.report;

import java.util.List;

/** A chart in its box: heading, legend, drawing, caption, and a link to its data. */
final class TearSheetFigure {
  private final Markup html;

  TearSheetFigure(Markup html) {
    this.html = html;
  }

  /**
   * Draws a line chart, or says that there is nothing to draw.
   *
   * @param caption definition and sample size
   * @param data the figures behind it
   */
  void draw(LineChart chart, String caption, Table data) {
    open(chart.text().title());
    if (chart.isEmpty()) {
      html.leaf("p", "No data.", "class", "empty");
    } else {
      if (chart.lines().size() > 1) {
        drawLegend(chart.lines().stream().map(DatedLine::name).toList());
      }
      chart.draw(html);
    }
    close(chart.text().id(), caption, data);
  }

  void open(String title) {
    html.open("figure", "class", "box");
    html.leaf("h3", title);
  }

  void close(String id, String caption, Table data) {
    html.open("figcaption").text(caption);
    if (!data.rows().isEmpty()) {
      html.text(" ");
      DataLink.draw(html, "Data (CSV)", "replay-" + id + ".csv", CsvText.of(data));
    }
    html.close().close();
  }

  /** Names of lines, in the order of their styles. */
  void drawLegend(List<String> lines) {
    html.open("ul", "class", "legend");
    for (int i = 0; i < lines.size(); i++) {
      html.open("li");
      html.leaf("span", "", "class", "swatch " + LineChart.style(i), "aria-hidden", "true");
      html.text(lines.get(i)).close();
    }
    html.close();
  }
}
