package dev.bellwether.engine;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.QuantileTurnover;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.report.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every series behind a replay's figures in one folder: the rows themselves, and by date the rank
 * IC, the quantiles' returns, their spread and their turnover, the names and the book.
 */
final class SeriesFiles {
  private final SeriesFolder folder;
  private final DatedPanel panel;
  private final ReplayMeasures measures;
  private final List<Integer> horizons;

  private SeriesFiles(
      SeriesFolder folder, DatedPanel panel, ReplayMeasures measures, List<Integer> horizons) {
    this.folder = folder;
    this.panel = panel;
    this.measures = measures;
    this.horizons = horizons;
  }

  static void write(
      SeriesFolder folder,
      DatedPanel panel,
      ReplayMeasures measures,
      List<Integer> horizons,
      ReplayReport.Series series) {
    SeriesFiles files = new SeriesFiles(folder, panel, measures, horizons);
    files.write();
    files.write(series);
  }

  private void write() {
    sample();
    byHorizon("ic", measures::icBySession);
    byHorizon("spread", h -> measures.demeaned(h).spread());
    quantileReturns();
    turnover();
  }

  private void write(ReplayReport.Series series) {
    folder.write(
        "breadth",
        List.of("session", "names"),
        out -> {
          for (ReplayReport.BreadthPoint point : series.breadth()) {
            out.row(List.of(point.session(), point.names()));
          }
        });
    folder.write(
        "curve",
        List.of("session", "gross", "net"),
        out -> {
          for (ReplayReport.CurvePoint point : series.curve()) {
            ScoreRows.printPoint(out, point);
          }
        });
  }

  private void sample() {
    List<String> columns = new ArrayList<>(List.of("date", "asset"));
    panel.groups().ifPresent(named -> columns.add("group"));
    columns.addAll(List.of("factor", "quantile"));
    horizons.forEach(h -> columns.add("return_" + h));
    CleanSample rows = measures.broad();
    folder.write(
        "sample",
        columns,
        out -> {
          for (int session = 0; session < rows.sessions(); session++) {
            for (int row = rows.from(session); row < rows.to(session); row++) {
              out.row(cells(rows, session, row));
            }
          }
        });
  }

  private List<Object> cells(CleanSample rows, int session, int row) {
    int asset = rows.assetAt(row);
    List<Object> cells = new ArrayList<>(List.of(panel.date(session), panel.name(asset)));
    panel.groups().ifPresent(named -> cells.add(named.names().get(named.ofAsset().of(asset))));
    cells.add(rows.factorAt(row));
    cells.add(measures.buckets().at(row));
    horizons.forEach(h -> cells.add(rows.returnAt(row, h)));
    return cells;
  }

  private interface ByHorizon {
    SessionSeries at(int horizon);
  }

  private void byHorizon(String name, ByHorizon series) {
    print(
        name,
        horizons.stream().map(h -> name + "_" + h).toList(),
        horizons.stream().map(series::at).toList());
  }

  private void quantileReturns() {
    List<String> names = new ArrayList<>();
    List<SessionSeries> series = new ArrayList<>();
    for (int horizon : horizons) {
      addNames(names, "return_" + horizon);
      series.addAll(measures.demeaned(horizon).bySession());
    }
    print("quantile_returns", names, series);
  }

  private void turnover() {
    List<String> names = new ArrayList<>();
    List<SessionSeries> series = new ArrayList<>();
    for (int horizon : horizons) {
      addNames(names, "turnover_" + horizon);
      series.addAll(QuantileTurnover.of(measures.broad(), measures.buckets(), horizon).bySession());
    }
    print("turnover", names, series);
  }

  private void addNames(List<String> names, String prefix) {
    for (int quantile = 1; quantile <= measures.buckets().count(); quantile++) {
      names.add(prefix + "_q" + quantile);
    }
  }

  /** One row for each session that has rows; a cell is empty where its series is not defined. */
  private void print(String file, List<String> names, List<SessionSeries> series) {
    folder.write(
        file,
        Stream.concat(Stream.of("date"), names.stream()).toList(),
        out -> {
          for (int s = 0; s < measures.broad().sessions(); s++) {
            if (measures.broad().size(s) > 0) {
              List<@Nullable Object> cells = new ArrayList<>();
              cells.add(panel.date(s));
              for (SessionSeries each : series) {
                cells.add(each.at(s));
              }
              out.row(cells);
            }
          }
        });
  }
}
