package dev.bellwether.report;

import static dev.bellwether.report.Figures.count;
import static dev.bellwether.report.Figures.maybe;

import dev.bellwether.report.Grid.Column;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayReport.Pooled;
import dev.bellwether.report.ReplayReport.RankIc;
import dev.bellwether.report.ReplayReport.Test;
import dev.bellwether.report.ReplayScrutiny.Sort;
import java.util.List;
import java.util.Optional;

/** The measures on parts of the signals, side by side. */
final class SortGrids {
  private SortGrids() {}

  /** Of the first horizon: more would hide what is compared. */
  static Grid sorts(List<Sort> sorts) {
    return new Grid(
        "Parts of the signals" + horizon(sorts),
        "Signals with so much news behind them, of such news, and of scores by one source, tier, model"
            + " or prompt alone. Where a part has too few names a date, its correlation and t are"
            + " pooled. All horizons are in the data. The p-values are not corrected for the number"
            + " of parts.",
        List.of(
            Column.text("by"),
            Column.text("part"),
            Column.figure("IC mean", "Rank IC (mean or pooled)"),
            Column.headline("t", "t, non-overlapping"),
            Column.figure("p"),
            Column.figure("spread bp", "Top less bottom (bp)"),
            Column.figure("rows", "Rows"),
            Column.figure("dates", "Dates")),
        sorts.stream().filter(sort -> !sort.information().isEmpty()).map(SortGrids::row).toList());
  }

  private static String horizon(List<Sort> sorts) {
    return sorts.stream()
        .flatMap(sort -> sort.information().stream())
        .findFirst()
        .map(first -> " at " + KeyFigures.sessions(first.horizon()))
        .orElse("");
  }

  private static List<String> row(Sort sort) {
    Information first = sort.information().get(0);
    Optional<Test> test =
        first instanceof RankIc ic ? ic.nonOverlapping() : ((Pooled) first).clustered();
    Optional<Double> correlation =
        first instanceof RankIc ic ? Optional.of(ic.icMean()) : ((Pooled) first).spearman();
    return List.of(
        sort.by().replace('_', ' '),
        sort.part(),
        maybe(correlation, Figures::coefficient),
        maybe(test.map(Test::t), Figures::ratio),
        maybe(test.map(Test::pValue), Figures::pValue),
        maybe(
            sort.spreads().stream()
                .filter(each -> each.horizon() == first.horizon())
                .map(ReplayDetails.Spread::mean)
                .findFirst(),
            Figures::basisPoints),
        count(sort.rows()),
        count(first instanceof RankIc ic ? ic.dates() : ((Pooled) first).dates()));
  }
}
