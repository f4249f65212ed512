package dev.bellwether.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.Manifest;
import dev.bellwether.report.ReplayReport.Series;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A replay as one JSON object: every field of {@link ReplayReport} in snake case, {@code null}
 * where a figure is empty or not a number, maps in the order given. The same report has the same
 * bytes.
 */
public final class ReplayJson {
  /** Down to the points of a series, which stay on one line each. */
  private static final int BROKEN_LEVELS = 3;

  private ReplayJson() {}

  /**
   * The report as JSON, ended by a line feed. It leaves out the id of the run, so that the same
   * inputs give the same bytes.
   */
  public static String render(ReplayReport report) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonCells.generator(out)) {
      json.setPrettyPrinter(new JsonLayout(BROKEN_LEVELS, "  "));
      JsonCells.write(json, fields(report).map());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  private static Fields fields(ReplayReport report) {
    Fields summary =
        new Fields()
            .with("schema_version", report.schemaVersion())
            .with("headline", report.headline())
            .with("evidence", report.scrutiny().lookAhead().evidence().key())
            .with("coverage", coverage(report.coverage()))
            .with("information", list(report.information(), ReplayFields::information))
            .with("quantiles", list(report.quantiles(), ReplayFields::quantile))
            .with("turnover", list(report.turnover(), ReplayFields::turnover))
            .with("portfolio", report.portfolio().map(book -> ReplayFields.portfolio(book).map()));
    DetailFields.lists(report.details())
        .forEach((name, list) -> summary.with(name, list(list, Function.identity())));
    return scrutiny(summary, report.scrutiny())
        .with("series", series(report.series()))
        .with("manifest", manifest(report.manifest()));
  }

  private static Fields scrutiny(Fields summary, ReplayScrutiny scrutiny) {
    return summary
        .with("months", list(scrutiny.months(), ScrutinyFields::month))
        .with("corrections", list(scrutiny.corrections(), ScrutinyFields::correction))
        .with("luck", scrutiny.luck().map(luck -> ScrutinyFields.luck(luck).map()))
        .with("strategy", scrutiny.strategy().map(ReplayJson::strategy))
        .with("look_ahead", LookAheadFields.all(scrutiny.lookAhead()))
        .with("sorts", list(scrutiny.sorts(), ScrutinyFields::sort))
        .with("suspected_splits", list(scrutiny.splits(), ScrutinyFields::split))
        .with("folds", scrutiny.folds().map(each -> ScrutinyFields.folds(each).map()));
  }

  private static Map<String, @Nullable Object> strategy(ReplayScrutiny.Strategy book) {
    return ScrutinyFields.strategy(book)
        .with("sweep", list(book.sweep(), ScrutinyFields::sweep))
        .with("curve", curve(book.curve()))
        .map();
  }

  private static List<Map<String, @Nullable Object>> curve(List<ReplayReport.CurvePoint> points) {
    return list(
        points,
        point ->
            new Fields()
                .with("session", point.session())
                .with("gross", point.gross())
                .with("net", point.net()));
  }

  private static Map<String, @Nullable Object> coverage(Coverage coverage) {
    return ReplayFields.coverage(coverage).with("drops", coverage.drops()).map();
  }

  private static Map<String, @Nullable Object> series(Series series) {
    return new Fields()
        .with(
            "ic",
            list(
                series.ic(),
                point ->
                    new Fields()
                        .with("session", point.session())
                        .with("horizon", point.horizon())
                        .with("ic", point.ic())
                        .with("names", point.names())))
        .with("curve", curve(series.curve()))
        .with(
            "breadth",
            list(
                series.breadth(),
                point ->
                    new Fields().with("session", point.session()).with("names", point.names())))
        .map();
  }

  private static Map<String, @Nullable Object> manifest(Manifest manifest) {
    return new Fields()
        .with("command", manifest.command())
        .with("version", manifest.version())
        .with("selection", manifest.selection())
        .with("settings", manifest.settings())
        .with("data_hashes", manifest.dataHashes())
        .with("earlier_trials", manifest.earlierTrials())
        .map();
  }

  private static <T> List<Map<String, @Nullable Object>> list(
      List<T> elements, Function<T, Fields> fields) {
    return elements.stream().map(element -> fields.apply(element).map()).toList();
  }
}
