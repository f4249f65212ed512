package dev.bellwether.report;

import static dev.bellwether.report.Figures.coefficient;

import dev.bellwether.report.ReplayDetails.Decay;
import dev.bellwether.report.ReplayScrutiny.Month;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** When a signal works: by session after the entry, and by month. */
final class ScrutinyCharts {
  private final Markup html;

  ScrutinyCharts(Markup html) {
    this.html = html;
  }

  void drawDecay(List<Decay> rows) {
    List<BarChart.Bar> bars =
        rows.stream()
            .map(
                row ->
                    new BarChart.Bar(
                        String.valueOf(row.horizon()),
                        row.marginalIc().orElse(Double.NaN),
                        Double.NaN,
                        "session "
                            + row.horizon()
                            + ": "
                            + Figures.maybe(row.marginalIc(), Figures::coefficient)))
            .toList();
    draw(
        new ChartText("decay", "Rank IC by session after the entry", words(bars), "mean rank IC"),
        bars,
        "Mean rank correlation of the signal with the return of one single session after the"
            + " entry. n = "
            + rows.stream().mapToInt(Decay::dates).max().orElse(0)
            + " dates.",
        new Table(
            List.of("session", "dates", "cumulative_ic", "marginal_ic"),
            rows.stream()
                .<List<?>>map(
                    r ->
                        Arrays.asList(
                            r.horizon(),
                            r.dates(),
                            r.cumulativeIc().orElse(null),
                            r.marginalIc().orElse(null)))
                .toList()));
  }

  /** Of the first horizon: a chart of all would hide what it shows. */
  void drawMonths(List<Month> rows) {
    int horizon = rows.isEmpty() ? 0 : rows.get(0).horizon();
    List<Month> shown = rows.stream().filter(row -> row.horizon() == horizon).toList();
    List<BarChart.Bar> bars =
        shown.stream()
            .map(
                row ->
                    new BarChart.Bar(
                        row.month().toString().substring(2),
                        row.icMean(),
                        Double.NaN,
                        row.month() + ": " + coefficient(row.icMean())))
            .toList();
    draw(
        new ChartText("months", "Rank IC by month", words(bars), "mean rank IC"),
        bars,
        "Mean rank IC at %s by the month of entry. n = %d dates; all horizons are in the data."
            .formatted(KeyFigures.sessions(horizon), shown.stream().mapToInt(Month::dates).sum()),
        new Table(
            List.of("month", "horizon", "dates", "ic_mean"),
            rows.stream()
                .<List<?>>map(
                    r -> List.of(r.month().toString(), r.horizon(), r.dates(), r.icMean()))
                .toList()));
  }

  private void draw(ChartText text, List<BarChart.Bar> bars, String caption, Table table) {
    TearSheetFigure figure = new TearSheetFigure(html);
    figure.open(text.title());
    if (bars.isEmpty()) {
      html.leaf("p", "No data.", "class", "empty");
    } else {
      new BarChart(text, bars, BarChart.HALF).draw(html);
    }
    figure.close(text.id(), caption, table);
  }

  private static String words(List<BarChart.Bar> bars) {
    return bars.stream().map(BarChart.Bar::tip).collect(Collectors.joining("; ", "", "."));
  }
}
