package dev.bellwether.report;

import static dev.bellwether.report.Figures.coefficient;
import static dev.bellwether.report.Figures.count;
import static dev.bellwether.report.Figures.fixed;
import static dev.bellwether.report.Figures.maybe;

import dev.bellwether.report.Grid.Column;
import dev.bellwether.report.ReplayReport.Test;
import dev.bellwether.report.ReplayScrutiny.Folds;
import dev.bellwether.report.ReplayScrutiny.SuspectedSplit;
import java.util.List;
import java.util.Optional;

/** The tables on choices tested elsewhere, and on prices that look wrong. */
final class FoldGrids {
  private FoldGrids() {}

  static Grid results(Optional<Folds> folds) {
    return new Grid(
        "Chosen here, tested elsewhere"
            + folds.map(each -> ", at " + KeyFigures.sessions(each.horizon())).orElse(""),
        "In each fold the variant with the highest mean rank IC in training is tested. Walk forward:"
            + " trained on the past only; cross-validation: on all other dates, without those whose"
            + " returns meet the test's and without the embargo after it. Hindsight is the best"
            + " variant over all dates: what choosing afterwards would show.",
        List.of(
            Column.text("scheme"),
            Column.headline("IC", "Mean rank IC out of sample"),
            Column.figure("t", "t, non-overlapping"),
            Column.figure("p"),
            Column.figure("dates", "Dates"),
            Column.text("hindsight"),
            Column.figure("its IC", "Its mean rank IC")),
        folds.map(Folds::results).orElse(List.of()).stream()
            .map(
                row ->
                    List.of(
                        row.scheme().replace('_', ' '),
                        maybe(row.icMean(), Figures::coefficient),
                        maybe(row.nonOverlapping().map(Test::t), Figures::ratio),
                        maybe(row.nonOverlapping().map(Test::pValue), Figures::pValue),
                        count(row.dates()),
                        row.hindsight().orElse(Figures.NONE),
                        maybe(row.icHindsight(), Figures::coefficient)))
            .toList());
  }

  static Grid folds(Optional<Folds> folds) {
    return new Grid(
        "The folds one by one",
        "",
        List.of(
            Column.text("scheme"),
            Column.figure("fold", "Fold"),
            Column.figure("test from", "Test from"),
            Column.figure("to", "To"),
            Column.figure("train", "Sessions trained on"),
            Column.figure("purged", "Purged"),
            Column.figure("emb.", "Embargoed"),
            Column.text("chosen"),
            Column.figure("IC tr.", "Mean rank IC in training"),
            Column.headline("IC test", "Mean rank IC in the test")),
        folds.map(Folds::folds).orElse(List.of()).stream()
            .map(
                row ->
                    List.of(
                        row.scheme().equals("walk_forward") ? "forward" : "cross",
                        count(row.fold()),
                        row.testFirst().toString(),
                        row.testLast().toString(),
                        count(row.trainSessions()),
                        count(row.purged()),
                        count(row.embargoed()),
                        row.chosen().orElse(Figures.NONE),
                        maybe(row.icTrain(), Figures::coefficient),
                        maybe(row.icTest(), Figures::coefficient)))
            .toList());
  }

  static Grid splits(List<SuspectedSplit> splits) {
    return new Grid(
        "Jumps that look like unadjusted splits",
        "From one price to the next by the ratio of a usual split. replay.splits says what is done"
            + " about them: flag (nothing), adjust earlier prices, or drop the name.",
        List.of(
            Column.text("asset"),
            Column.figure("date", "Date"),
            Column.figure("new / old price", "New / old price"),
            Column.figure("shares for one", "Shares for one")),
        splits.stream()
            .map(
                row ->
                    List.of(
                        row.asset(),
                        row.session().toString(),
                        coefficient(row.ratio()),
                        fixed(row.shares(), 2)))
            .toList());
  }
}
