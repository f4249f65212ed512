package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.QuantileTurnover;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.OutputPrinter;
import dev.bellwether.report.PrintOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every series behind a replay's figures as CSV files in one folder: the rows themselves, and by
 * date the rank IC, the quantiles' returns, their spread and their turnover. Each file appears
 * whole or not at all.
 */
final class SeriesFiles {
  private final Path folder;
  private final DatedPanel panel;
  private final ReplayMeasures measures;
  private final List<Integer> horizons;

  private SeriesFiles(
      Path folder, DatedPanel panel, ReplayMeasures measures, List<Integer> horizons) {
    this.folder = folder;
    this.panel = panel;
    this.measures = measures;
    this.horizons = horizons;
  }

  static void write(
      Path folder, DatedPanel panel, ReplayMeasures measures, List<Integer> horizons) {
    new SeriesFiles(folder, panel, measures, horizons).write();
  }

  private interface Rows {
    void print(OutputPrinter out) throws IOException;
  }

  private void write() {
    write("sample.csv", this::sample);
    write("ic.csv", out -> byHorizon(out, "ic", measures::icBySession));
    write("spread.csv", out -> byHorizon(out, "spread", h -> measures.demeaned(h).spread()));
    write("quantile_returns.csv", this::quantileReturns);
    write("turnover.csv", this::turnover);
  }

  private void write(String name, Rows rows) {
    Path file = folder.resolve(name);
    Path unfinished = folder.resolve("." + name + ".tmp");
    try {
      Files.createDirectories(folder);
      try (Writer writer = Files.newBufferedWriter(unfinished)) {
        OutputPrinter out = OutputFormat.CSV.printer(writer, PrintOptions.PIPED);
        rows.print(out);
        out.end();
      }
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + file + ": " + e.getMessage(), "choose a writable folder", e);
    }
  }

  private void sample(OutputPrinter out) throws IOException {
    List<String> columns = new ArrayList<>(List.of("date", "asset"));
    panel.groups().ifPresent(named -> columns.add("group"));
    columns.addAll(List.of("factor", "quantile"));
    horizons.forEach(h -> columns.add("return_" + h));
    out.begin(columns);
    CleanSample rows = measures.broad();
    for (int session = 0; session < rows.sessions(); session++) {
      for (int row = rows.from(session); row < rows.to(session); row++) {
        out.row(cells(rows, session, row));
      }
    }
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

  private void byHorizon(OutputPrinter out, String name, ByHorizon series) throws IOException {
    print(
        out,
        horizons.stream().map(h -> name + "_" + h).toList(),
        horizons.stream().map(series::at).toList());
  }

  private void quantileReturns(OutputPrinter out) throws IOException {
    List<String> names = new ArrayList<>();
    List<SessionSeries> series = new ArrayList<>();
    for (int horizon : horizons) {
      addNames(names, "return_" + horizon);
      series.addAll(measures.demeaned(horizon).bySession());
    }
    print(out, names, series);
  }

  private void turnover(OutputPrinter out) throws IOException {
    List<String> names = new ArrayList<>();
    List<SessionSeries> series = new ArrayList<>();
    for (int horizon : horizons) {
      addNames(names, "turnover_" + horizon);
      series.addAll(QuantileTurnover.of(measures.broad(), measures.buckets(), horizon).bySession());
    }
    print(out, names, series);
  }

  private void addNames(List<String> names, String prefix) {
    for (int quantile = 1; quantile <= measures.buckets().count(); quantile++) {
      names.add(prefix + "_q" + quantile);
    }
  }

  /** One row for each session that has rows; a cell is empty where its series is not defined. */
  private void print(OutputPrinter out, List<String> names, List<SessionSeries> series)
      throws IOException {
    out.begin(Stream.concat(Stream.of("date"), names.stream()).toList());
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
  }
}
