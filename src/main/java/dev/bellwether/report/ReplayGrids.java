package dev.bellwether.report;

import static dev.bellwether.report.Figures.basisPoints;
import static dev.bellwether.report.Figures.count;
import static dev.bellwether.report.Figures.fixed;
import static dev.bellwether.report.Figures.maybe;
import static dev.bellwether.report.Figures.percent;
import static dev.bellwether.report.Figures.ratio;

import dev.bellwether.report.Grid.Column;
import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.Manifest;
import dev.bellwether.report.ReplayReport.Portfolio;
import dev.bellwether.report.ReplayReport.QuantileRow;
import dev.bellwether.report.ReplayReport.TurnoverRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of a replay, the same in every rendering for people. */
final class ReplayGrids {
  private static final Column HORIZON = Column.figure("h", "Horizon (sessions)");

  private ReplayGrids() {}

  /** Those to see on a terminal, where a page is short. */
  static List<Grid> main(ReplayReport report) {
    List<Grid> lengthy =
        List.of(
            DetailGrids.decay(report.details()),
            ScrutinyGrids.months(report.scrutiny().months()),
            ScrutinyGrids.sweep(report.scrutiny().strategy()),
            FoldGrids.folds(report.scrutiny().folds()));
    return all(report).stream().filter(grid -> !lengthy.contains(grid)).toList();
  }

  /** Those that are not empty, in reading order. */
  static List<Grid> all(ReplayReport report) {
    return Stream.concat(
            sections(report), LookAheadGrids.all(report.scrutiny().lookAhead()).stream())
        .filter(grid -> !grid.isEmpty())
        .toList();
  }

  private static Stream<Grid> sections(ReplayReport report) {
    return Stream.of(
        InformationGrids.rankIc(report.information()),
        InformationGrids.pooled(report.information()),
        ScrutinyGrids.corrections(report.scrutiny().corrections()),
        ScrutinyGrids.months(report.scrutiny().months()),
        quantiles(report.quantiles()),
        DetailGrids.spreads(report.details().spreads()),
        DetailGrids.longShort(report.details().longShort()),
        DetailGrids.groups(report.details()),
        SortGrids.sorts(report.scrutiny().sorts()),
        DetailGrids.decay(report.details()),
        DetailGrids.eventCurve(report.details().eventCurve()),
        turnover(report.turnover()),
        portfolio(report),
        ScrutinyGrids.strategy(report.scrutiny().strategy()),
        ScrutinyGrids.sweep(report.scrutiny().strategy()),
        ScrutinyGrids.luck(report.scrutiny().luck()),
        FoldGrids.results(report.scrutiny().folds()),
        FoldGrids.folds(report.scrutiny().folds()),
        FoldGrids.splits(report.scrutiny().splits()),
        coverage(report.coverage()),
        drops(report.coverage().drops()));
  }

  static Grid quantiles(List<QuantileRow> rows) {
    return new Grid(
        "Quantiles: mean forward return, basis points",
        "Quantile 1 holds the lowest signals. The mean is over dates, of the return less that of"
            + " the universe; raw leaves the universe in. The standard error takes dates for"
            + " independent ones and is too small for horizons above one session.",
        List.of(
            HORIZON,
            Column.figure("quantile", "Quantile"),
            Column.headline("mean bp", "Mean (bp)"),
            Column.figure("std error", "Standard error (bp)"),
            Column.figure("raw bp", "Raw mean (bp)"),
            Column.figure("rows", "Rows")),
        rows.stream().map(ReplayGrids::row).toList());
  }

  private static List<String> row(QuantileRow row) {
    return List.of(
        count(row.horizon()),
        count(row.quantile()),
        basisPoints(row.meanReturn()),
        maybe(row.stdError(), Figures::basisPoints),
        basisPoints(row.meanRawReturn()),
        count(row.rows()));
  }

  static Grid turnover(List<TurnoverRow> rows) {
    return new Grid(
        "Turnover of the quantiles",
        "Share of the names in a quantile that were not in it h sessions earlier.",
        List.of(
            HORIZON,
            Column.figure("bottom", "Bottom quantile"),
            Column.figure("top", "Top quantile"),
            Column.figure("rank autocorr.", "Rank autocorrelation")),
        rows.stream()
            .map(
                row ->
                    List.of(
                        count(row.horizon()),
                        maybe(row.bottom(), Figures::percent),
                        maybe(row.top(), Figures::percent),
                        maybe(row.rankAutocorrelation(), Figures::ratio)))
            .toList());
  }

  static Grid portfolio(ReplayReport report) {
    return new Grid(
        "Portfolio: long-short, rebalanced each session",
        "",
        List.of(
            Column.text("Figure"),
            Column.figure("gross", "Gross"),
            Column.headline("net", "Net of costs")),
        report.portfolio().map(ReplayGrids::rows).orElse(List.of()));
  }

  private static List<List<String>> rows(Portfolio book) {
    return List.of(
        List.of(
            "Annual return", percent(book.grossAnnualReturn()), percent(book.netAnnualReturn())),
        List.of(
            "Sharpe ratio",
            maybe(book.grossSharpe(), Figures::ratio),
            maybe(book.netSharpe(), Figures::ratio)),
        List.of("Deepest drawdown", "", percent(book.netMaxDrawdown())),
        List.of("One-way cost, bp", "0", fixed(book.costBasisPoints(), 1)),
        List.of(
            "Break-even cost, bp",
            "",
            maybe(book.breakEvenBasisPoints(), value -> fixed(value, 1))),
        List.of("Two-sided turnover per session", "", ratio(book.meanTurnover())),
        List.of("Sessions invested", "", count(book.sessions())));
  }

  static Grid coverage(Coverage coverage) {
    List<List<String>> rows = new ArrayList<>();
    coverage.documents().ifPresent(n -> rows.add(List.of("Documents with a score", count(n))));
    rows.add(
        List.of(
            coverage.documents().isPresent() ? "Document-ticker pairs" : "Factor rows",
            count(coverage.scores())));
    rows.addAll(
        List.of(
            List.of("Tickers with a signal", count(coverage.tickers())),
            List.of("First session", coverage.firstSession().map(Object::toString).orElse("–")),
            List.of("Last session", coverage.lastSession().map(Object::toString).orElse("–")),
            List.of("Sessions with a signal", count(coverage.sessions())),
            List.of(
                "Sessions with " + coverage.minNames() + " names or more",
                count(coverage.sessionsWithBreadth())),
            List.of("Median names per session", fixed(coverage.medianNames(), 1))));
    coverage
        .assumedFirstSeenShare()
        .ifPresent(share -> rows.add(List.of("First-seen time assumed", percent(share))));
    return new Grid(
        "Coverage: what went in",
        "",
        List.of(Column.text("Figure"), Column.figure("value", "Value")),
        List.copyOf(rows));
  }

  static Grid drops(Map<String, Long> drops) {
    return new Grid(
        "Left out, by reason",
        "",
        List.of(Column.text("Reason"), Column.figure("rows", "Rows")),
        drops.entrySet().stream()
            .map(drop -> List.of(drop.getKey(), count(drop.getValue())))
            .toList());
  }

  static Grid manifest(Manifest manifest) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Run", manifest.runId()));
    rows.add(List.of("Bellwether", manifest.version()));
    rows.add(List.of("Selection", manifest.selection()));
    manifest.settings().forEach((key, value) -> rows.add(List.of(key, value)));
    rows.add(List.of("Earlier trials", Figures.count(manifest.earlierTrials())));
    manifest.dataHashes().forEach((name, hash) -> rows.add(List.of("Hash of " + name, hash)));
    return new Grid(
        "Manifest", "", List.of(Column.text("Setting"), Column.text("Value")), List.copyOf(rows));
  }
}
