package dev.bellwether.report;

import static dev.bellwether.report.Figures.coefficient;
import static dev.bellwether.report.Figures.count;
import static dev.bellwether.report.Figures.maybe;

import dev.bellwether.report.Grid.Column;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayReport.Pooled;
import dev.bellwether.report.ReplayReport.RankIc;
import dev.bellwether.report.ReplayReport.Test;
import java.util.List;
import java.util.Optional;

/** How well the signal orders returns: one grid for either kind of figure. */
final class InformationGrids {
  private static final Column HORIZON = Column.figure("h", "Horizon (sessions)");
  private static final Column DATES = Column.figure("dates", "Dates");

  /** The size and the headline test first: they must be in sight on a phone. */
  private static final List<Column> RANK_IC_COLUMNS =
      List.of(
          HORIZON,
          Column.figure("IC mean", "Mean rank IC"),
          Column.headline("t", "t, non-overlapping"),
          Column.figure("n"),
          Column.figure("p"),
          Column.figure("t NW", "t, Newey-West"),
          Column.figure("lag", "Lag"),
          Column.figure("p NW", "p, Newey-West"),
          Column.figure("naive", "t, naive (overstated)"),
          Column.figure("IC std", "Std of IC"),
          DATES);

  private static final List<Column> POOLED_COLUMNS =
      List.of(
          HORIZON,
          Column.figure("Spearman", "Pooled Spearman"),
          Column.headline("t", "t, clustered by date"),
          Column.figure("n"),
          Column.figure("p"),
          Column.figure("Pearson", "Pooled Pearson"),
          Column.figure("rows", "Rows"),
          DATES);

  private InformationGrids() {}

  static Grid rankIc(List<Information> information) {
    return new Grid(
        "Information: rank IC by horizon",
        "The headline test is t with its n and p: dates that do not overlap (every h-th, the median"
            + " over all phases). Newey-West uses all dates with the lag shown. The naive t takes"
            + " overlapping dates for independent ones and is overstated. p is two-sided and not"
            + " adjusted for the number of horizons tried.",
        RANK_IC_COLUMNS,
        information.stream()
            .filter(RankIc.class::isInstance)
            .map(entry -> row((RankIc) entry))
            .toList());
  }

  static Grid pooled(List<Information> information) {
    return new Grid(
        "Information: no rank IC, pooled figures",
        "Correlations over all (date, ticker) rows together, instead of one per date. t tests the"
            + " pooled slope with standard errors clustered by date; p is two-sided and not"
            + " adjusted for the number of horizons tried.",
        POOLED_COLUMNS,
        information.stream()
            .filter(Pooled.class::isInstance)
            .map(entry -> row((Pooled) entry))
            .toList());
  }

  private static List<String> row(RankIc ic) {
    return List.of(
        count(ic.horizon()),
        coefficient(ic.icMean()),
        t(ic.nonOverlapping()),
        n(ic.nonOverlapping()),
        p(ic.nonOverlapping()),
        t(ic.neweyWest()),
        count(ic.neweyWestLag()),
        p(ic.neweyWest()),
        t(ic.naive()),
        maybe(ic.icStd(), Figures::coefficient),
        count(ic.dates()));
  }

  private static List<String> row(Pooled pooled) {
    return List.of(
        count(pooled.horizon()),
        maybe(pooled.spearman(), Figures::coefficient),
        t(pooled.clustered()),
        n(pooled.clustered()),
        p(pooled.clustered()),
        maybe(pooled.pearson(), Figures::coefficient),
        count(pooled.rows()),
        count(pooled.dates()));
  }

  private static String t(Optional<Test> test) {
    return maybe(test.map(Test::t), Figures::ratio);
  }

  private static String n(Optional<Test> test) {
    return test.map(found -> count(found.n())).orElse(Figures.NONE);
  }

  private static String p(Optional<Test> test) {
    return maybe(test.map(Test::pValue), Figures::pValue);
  }
}
