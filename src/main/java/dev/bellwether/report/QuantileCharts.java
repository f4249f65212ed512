package dev.bellwether.report;

import static dev.bellwether.report.Figures.basisPoints;

import dev.bellwether.report.ReplayReport.QuantileRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mean returns by quantile, one panel per horizon. */
final class QuantileCharts {
  private static final String ID = "quantiles";

  /** Two-sided 95 % point of the standard normal distribution. */
  private static final double Z_95 = 1.96;

  private static final double BASIS_POINTS = 1e4;

  private final Markup html;

  QuantileCharts(Markup html) {
    this.html = html;
  }

  void draw(List<QuantileRow> rows) {
    TreeMap<Integer, List<QuantileRow>> byHorizon =
        rows.stream()
            .sorted(Comparator.comparingInt(QuantileRow::quantile))
            .collect(
                Collectors.groupingBy(QuantileRow::horizon, TreeMap::new, Collectors.toList()));
    TearSheetFigure figure = new TearSheetFigure(html);
    figure.open("Mean return by quantile");
    if (rows.isEmpty()) {
      html.leaf("p", "No data.", "class", "empty");
    } else {
      html.open("div", "class", "panels");
      byHorizon.forEach(this::drawPanel);
      html.close();
    }
    figure.close(ID, caption(byHorizon), table(rows));
  }

  private void drawPanel(int horizon, List<QuantileRow> rows) {
    String name = "Horizon " + KeyFigures.sessions(horizon);
    String description =
        rows.stream().map(QuantileCharts::tip).collect(Collectors.joining("; ", "", "."));
    ChartText text = new ChartText(ID + "-" + horizon, name, description, "basis points");
    html.open("div", "class", "panel").leaf("h4", name);
    List<BarChart.Bar> bars = rows.stream().map(row -> bar(row, rows.size())).toList();
    new BarChart(text, bars, BarChart.THIRD).draw(html);
    html.close();
  }

  private static BarChart.Bar bar(QuantileRow row, int quantiles) {
    String label =
        row.quantile() == 1 ? "1 low" : row.quantile() == quantiles ? quantiles + " high" : "";
    double whisker = row.stdError().map(error -> error * Z_95 * BASIS_POINTS).orElse(Double.NaN);
    return new BarChart.Bar(
        label.isEmpty() || quantiles > 5 ? String.valueOf(row.quantile()) : label,
        row.meanReturn() * BASIS_POINTS,
        whisker,
        tip(row));
  }

  private static String tip(QuantileRow row) {
    String error = row.stdError().map(e -> " ± " + basisPoints(e * Z_95)).orElse("");
    return "quantile "
        + row.quantile()
        + ": "
        + Typography.minus(basisPoints(row.meanReturn()))
        + error
        + " bp, "
        + Figures.count(row.rows())
        + " rows";
  }

  private static String caption(Map<Integer, List<QuantileRow>> byHorizon) {
    String sizes =
        byHorizon.values().stream()
            .map(rows -> Figures.count(rows.stream().mapToLong(QuantileRow::rows).sum()))
            .collect(Collectors.joining(", "));
    return "Mean over dates of the forward return less that of the universe; quantile 1 holds the"
        + " lowest signals. Whiskers are 95% intervals that take dates for independent ones, so"
        + " they are too short for horizons above one session. Each panel has its own scale."
        + (sizes.isEmpty() ? " n = 0 rows." : " n = " + sizes + " (date, ticker) rows.");
  }

  private static Table table(List<QuantileRow> rows) {
    List<List<?>> cells = new ArrayList<>();
    List<String> columns = List.of();
    for (QuantileRow row : rows) {
      Map<String, @Nullable Object> fields = ReplayFields.quantile(row).map();
      columns = List.copyOf(fields.keySet());
      cells.add(new ArrayList<>(fields.values()));
    }
    return new Table(columns, List.copyOf(cells));
  }
}
