package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayReport.QuantileRow;
import dev.bellwether.report.ReplayReport.TurnoverRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All summary figures of a replay in one long CSV, one figure per line: {@code section, horizon,
 * quantile, metric, value}. Horizon and quantile are empty where they do not apply, the value where
 * a figure is empty or not a number. Metrics are named as in {@link ReplayJson}.
 */
public final class ReplayCsv {
  private static final Set<String> KEYS = Set.of("horizon", "quantile");

  private final List<List<? extends @Nullable Object>> rows = new ArrayList<>();

  private ReplayCsv() {}

  /** The figures as CSV with a header. */
  public static String render(ReplayReport report) {
    return CsvText.of(table(report));
  }

  /** The same figures as rows, for any other format. */
  public static Table table(ReplayReport report) {
    return new ReplayCsv().figures(report);
  }

  private Table figures(ReplayReport report) {
    add("coverage", null, null, ReplayFields.coverage(report.coverage()));
    report.coverage().drops().forEach((reason, n) -> row("drops", null, null, reason, n));
    for (Information entry : report.information()) {
      add("information", entry.horizon(), null, ReplayFields.information(entry));
    }
    for (QuantileRow row : report.quantiles()) {
      add("quantiles", row.horizon(), row.quantile(), ReplayFields.quantile(row));
    }
    for (TurnoverRow row : report.turnover()) {
      add("turnover", row.horizon(), null, ReplayFields.turnover(row));
    }
    report.portfolio().ifPresent(b -> add("portfolio", null, null, ReplayFields.portfolio(b)));
    addDetail(report.detail());
    return new Table(List.of("section", "horizon", "quantile", "metric", "value"), rows);
  }

  private void addDetail(ReplayDetail detail) {
    for (ReplayDetail.Decay row : detail.decay()) {
      row("decay", row.session(), null, "ic_mean", row.icMean());
    }
    for (ReplayDetail.Month row : detail.months()) {
      row("months", row.horizon(), null, "ic_mean " + row.month(), row.icMean());
    }
    for (ReplayDetail.Correction row : detail.corrections()) {
      add("corrections", row.horizon(), null, DetailFields.correction(row));
    }
    detail.luck().ifPresent(luck -> add("luck", null, null, DetailFields.luck(luck)));
    detail.strategy().ifPresent(book -> add("strategy", null, null, DetailFields.strategy(book)));
  }

  private void add(
      String section, @Nullable Integer horizon, @Nullable Integer quantile, Fields fields) {
    fields
        .map()
        .forEach(
            (metric, value) -> {
              if (!KEYS.contains(metric)) {
                row(section, horizon, quantile, metric, value);
              }
            });
  }

  private void row(@Nullable Object... cells) {
    rows.add(Arrays.asList(cells));
  }
}
