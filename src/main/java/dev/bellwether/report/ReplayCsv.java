package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.TurnoverRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All summary figures of a replay in one long CSV, one figure per line: {@code section, horizon,
 * quantile, metric, value}. Horizon and quantile are empty where they do not apply, the value where
 * a figure is empty or not a number. Metrics are named as in {@link ReplayJson}.
 */
public final class ReplayCsv {
  private static final Set<String> KEYS = Set.of("horizon", "quantile");
  private static final List<String> NAMES =
      List.of("group", "weighting", "against", "offset", "period");

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
    row("summary", null, null, "headline", report.headline());
    add("coverage", ReplayFields.coverage(report.coverage()));
    report.coverage().drops().forEach((reason, n) -> row("drops", null, null, reason, n));
    report.information().forEach(each -> add("information", ReplayFields.information(each)));
    report.quantiles().forEach(each -> add("quantiles", ReplayFields.quantile(each)));
    report.turnover().forEach(this::addTurnover);
    report.portfolio().ifPresent(book -> add("portfolio", ReplayFields.portfolio(book)));
    DetailFields.lists(report.details())
        .forEach((section, entries) -> entries.forEach(entry -> add(section, entry)));
    addScrutiny(report.scrutiny());
    return new Table(List.of("section", "horizon", "quantile", "metric", "value"), rows);
  }

  private void addScrutiny(ReplayScrutiny scrutiny) {
    for (ReplayScrutiny.Month each : scrutiny.months()) {
      row("months", each.horizon(), null, "ic_mean." + each.month(), each.icMean());
    }
    scrutiny.corrections().forEach(each -> add("corrections", ScrutinyFields.correction(each)));
    scrutiny.luck().ifPresent(luck -> add("luck", ScrutinyFields.luck(luck)));
    scrutiny.strategy().ifPresent(book -> add("strategy", ScrutinyFields.strategy(book)));
    addLookAhead(scrutiny.lookAhead());
    for (ReplayScrutiny.SuspectedSplit split : scrutiny.splits()) {
      String metric = "price_ratio." + split.asset() + "." + split.session();
      row("suspected_splits", null, null, metric, split.ratio());
    }
    scrutiny
        .folds()
        .ifPresent(
            folds ->
                folds
                    .results()
                    .forEach(each -> add("folds." + each.scheme(), ScrutinyFields.result(each))));
    for (ReplayScrutiny.Sort sort : scrutiny.sorts()) {
      String section = "sort." + sort.by() + "." + sort.part().replace(",", "");
      sort.information().forEach(each -> add(section, ReplayFields.information(each)));
      sort.spreads().forEach(each -> add(section + ".spread", DetailFields.spread(each)));
    }
  }

  private void addLookAhead(ReplayLookAhead said) {
    add("look_ahead", LookAheadFields.summary(said));
    said.clock().ifPresent(clock -> add("clock", LookAheadFields.clock(clock)));
    for (ReplayLookAhead.Period period : said.periods()) {
      period
          .information()
          .forEach(each -> add("information_" + period.name(), ReplayFields.information(each)));
      period.spreads().forEach(each -> add("spreads_" + period.name(), DetailFields.spread(each)));
      period
          .portfolio()
          .ifPresent(book -> add("portfolio_" + period.name(), ReplayFields.portfolio(book)));
    }
    said.comparisons().forEach(each -> add("comparisons", LookAheadFields.comparison(each)));
    said.masking().forEach(each -> add("masking", LookAheadFields.masking(each)));
    said.propensity().forEach(each -> add("propensity", LookAheadFields.propensity(each)));
  }

  private void addTurnover(TurnoverRow turnover) {
    add("turnover", ReplayFields.turnover(turnover));
    for (int q = 1; q <= turnover.byQuantile().size(); q++) {
      row(
          "turnover",
          turnover.horizon(),
          q,
          "turnover",
          turnover.byQuantile().get(q - 1).orElse(null));
    }
  }

  /** What tells entries apart and has no column of its own stands behind the metric's name. */
  private void add(String section, Fields fields) {
    Map<String, @Nullable Object> values = fields.map();
    String suffix =
        NAMES.stream()
            .filter(values::containsKey)
            .map(key -> String.valueOf(values.get(key)))
            .reduce("", (names, name) -> names + "." + name);
    values.forEach(
        (metric, value) -> {
          if (value instanceof List<?> tests) {
            addLags(section, values.get("horizon"), tests);
          } else if (!KEYS.contains(metric) && !NAMES.contains(metric)) {
            row(section, values.get("horizon"), values.get("quantile"), metric + suffix, value);
          }
        });
  }

  private void addLags(String section, @Nullable Object horizon, List<?> tests) {
    for (Object test : tests) {
      if (test instanceof Map<?, ?> fields) {
        fields.forEach(
            (metric, value) -> {
              if (!metric.equals("lag")) {
                row(section, horizon, null, metric + "_lag_" + fields.get("lag"), value);
              }
            });
      }
    }
  }

  private void row(@Nullable Object... cells) {
    rows.add(Arrays.asList(cells));
  }
}
