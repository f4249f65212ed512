package dev.bellwether.report;

import static dev.bellwether.report.Figures.coefficient;
import static dev.bellwether.report.Figures.count;
import static dev.bellwether.report.Figures.maybe;
import static dev.bellwether.report.Figures.pValue;
import static dev.bellwether.report.Figures.percent;
import static dev.bellwether.report.Figures.ratio;

import dev.bellwether.report.Grid.Column;
import dev.bellwether.report.ReplayLookAhead.Clock;
import dev.bellwether.report.ReplayLookAhead.Comparison;
import dev.bellwether.report.ReplayLookAhead.Masking;
import dev.bellwether.report.ReplayLookAhead.Period;
import dev.bellwether.report.ReplayLookAhead.Propensity;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayReport.Pooled;
import dev.bellwether.report.ReplayReport.Portfolio;
import dev.bellwether.report.ReplayReport.RankIc;
import dev.bellwether.report.ReplayReport.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables on whether a model could have known what came. */
final class LookAheadGrids {
  private static final Column HORIZON = Column.figure("h", "Horizon (sessions)");

  private LookAheadGrids() {}

  /** Those that are not empty, in reading order. */
  static List<Grid> all(ReplayLookAhead said) {
    return List.of(
        periods(said.periods()),
        books(said.periods()),
        comparisons(said.comparisons()),
        masking(said.masking()),
        propensity(said.propensity()),
        clock(said.clock()));
  }

  static Grid periods(List<Period> periods) {
    List<List<String>> rows = new ArrayList<>();
    for (Period period : periods) {
      if (period.information().isEmpty()) {
        rows.add(List.of(label(period), "", "", "", "", "", "0"));
      }
      period.information().forEach(each -> rows.add(row(period, each)));
    }
    return new Grid(
        "Before, around and after the training cut-off",
        "A model may remember what came before the cut-off, and part of the 90 days around it: those"
            + " figures are contaminated. The t is of dates that do not overlap; where a period has"
            + " too few names a date, the correlation and its t are pooled.",
        List.of(
            Column.text("period"),
            HORIZON,
            Column.figure("IC mean", "Mean rank IC"),
            Column.headline("t", "t, non-overlapping"),
            Column.figure("p"),
            Column.figure("spread bp", "Top less bottom (bp)"),
            Column.figure("dates", "Dates")),
        List.copyOf(rows));
  }

  private static String label(Period period) {
    return period.contaminated() ? period.name() + " (contaminated)" : period.name();
  }

  private static List<String> row(Period period, Information information) {
    Optional<Double> spread =
        period.spreads().stream()
            .filter(each -> each.horizon() == information.horizon())
            .map(ReplayDetails.Spread::mean)
            .findFirst();
    Optional<Test> test =
        information instanceof RankIc ic ? ic.nonOverlapping() : ((Pooled) information).clustered();
    Optional<Double> correlation =
        information instanceof RankIc ic
            ? Optional.of(ic.icMean())
            : ((Pooled) information).spearman();
    int dates = information instanceof RankIc ic ? ic.dates() : ((Pooled) information).dates();
    return List.of(
        label(period),
        count(information.horizon()),
        maybe(correlation, Figures::coefficient),
        maybe(test.map(Test::t), Figures::ratio),
        maybe(test.map(Test::pValue), Figures::pValue),
        maybe(spread, Figures::basisPoints),
        count(dates));
  }

  static Grid books(List<Period> periods) {
    List<List<String>> rows = new ArrayList<>();
    for (Period period : periods) {
      period.portfolio().ifPresent(book -> rows.add(row(period, "long-short", book)));
      period
          .strategy()
          .ifPresent(
              net ->
                  rows.add(
                      List.of(
                          label(period),
                          "simulated",
                          Figures.NONE,
                          maybe(net.sharpe(), Figures::ratio),
                          percent(net.annualReturn()),
                          percent(net.maxDrawdown()),
                          count(net.sessions()))));
    }
    return new Grid(
        "The books before, around and after the training cut-off",
        "",
        List.of(
            Column.text("period"),
            Column.text("book"),
            Column.figure("gross", "Gross Sharpe ratio"),
            Column.headline("net", "Net Sharpe ratio"),
            Column.figure("net p.a.", "Net annual return"),
            Column.figure("drawdown", "Deepest drawdown"),
            Column.figure("sessions", "Sessions")),
        List.copyOf(rows));
  }

  private static List<String> row(Period period, String name, Portfolio book) {
    return List.of(
        label(period),
        name,
        maybe(book.grossSharpe(), Figures::ratio),
        maybe(book.netSharpe(), Figures::ratio),
        percent(book.netAnnualReturn()),
        percent(book.netMaxDrawdown()),
        count(book.sessions()));
  }

  static Grid comparisons(List<Comparison> rows) {
    return new Grid(
        "Was it better before the training cut-off?",
        "z compares the means with Newey-West errors; p is two-sided, Holm's corrected for the number"
            + " of horizons. Flagged: better before, beyond chance at 5 %.",
        List.of(
            HORIZON,
            Column.figure("before", "Before"),
            Column.figure("after", "After"),
            Column.headline("z", "z of the difference"),
            Column.figure("p"),
            Column.figure("p Holm", "p, Holm"),
            Column.text("flagged")),
        rows.stream()
            .map(
                row ->
                    List.of(
                        count(row.horizon()),
                        coefficient(row.before()),
                        coefficient(row.after()),
                        ratio(row.z()),
                        pValue(row.pValue()),
                        pValue(row.pHolm()),
                        row.flagged() ? "yes" : "no"))
            .toList());
  }

  static Grid masking(List<Masking> cells) {
    return new Grid(
        "Original against masked texts",
        "The same texts scored once as they are and once without names and dates, on the same dates."
            + " Better as they are before the cut-off, and not after it, points to memory; worse as"
            + " they are points to distraction by what the model thinks of a company.",
        List.of(
            HORIZON,
            Column.text("period"),
            Column.figure("original", "Mean rank IC, original"),
            Column.figure("masked", "Mean rank IC, masked"),
            Column.headline("diff", "Difference"),
            Column.figure("t", "t, non-overlapping"),
            Column.figure("t NW", "t, Newey-West"),
            Column.figure("dates", "Dates")),
        cells.stream()
            .map(
                cell ->
                    List.of(
                        count(cell.horizon()),
                        cell.period(),
                        coefficient(cell.original()),
                        coefficient(cell.masked()),
                        coefficient(cell.difference()),
                        maybe(cell.nonOverlapping().map(Test::t), Figures::ratio),
                        maybe(cell.neweyWest().map(Test::t), Figures::ratio),
                        count(cell.dates())))
            .toList());
  }

  static Grid propensity(List<Propensity> rows) {
    return new Grid(
        "Does the signal live on what the model remembers?",
        "Return = a + b1 signal + b2 propensity + b3 signal x propensity, over all rows; t of b3 with"
            + " errors that allow for dependence in and between dates. b3 above 0 before the"
            + " cut-off and gone after it is contamination.",
        List.of(
            HORIZON,
            Column.text("period"),
            Column.figure("b1", "b1, signal"),
            Column.figure("b2", "b2, propensity"),
            Column.figure("b3", "b3, signal x propensity"),
            Column.headline("t", "t of b3"),
            Column.figure("p"),
            Column.figure("rows", "Rows"),
            Column.figure("dates", "Dates")),
        rows.stream()
            .map(
                row ->
                    List.of(
                        count(row.horizon()),
                        row.period(),
                        coefficient(row.signal()),
                        coefficient(row.propensity()),
                        coefficient(row.interaction()),
                        ratio(row.tInteraction()),
                        pValue(row.pInteraction()),
                        count(row.rows()),
                        count(row.dates())))
            .toList());
  }

  static Grid clock(Optional<Clock> clock) {
    return new Grid(
        "When the scores were made",
        "A score that nobody could have had at its entry is hypothetical: it was made later, or by a"
            + " model that could not be asked yet.",
        List.of(Column.text("Figure"), Column.figure("scores", "Scores")),
        clock.map(LookAheadGrids::rows).orElse(List.of()));
  }

  private static List<List<String>> rows(Clock clock) {
    return List.of(
        List.of("Scores that entered", count(clock.scores())),
        List.of("Made after their entry", share(clock.scoredAfterEntry(), clock.scores())),
        List.of(
            "By a model released later"
                + clock.released().map(date -> " (" + date + ")").orElse(""),
            share(clock.modelLater(), clock.scores())),
        List.of("Hypothetical", share(clock.hypothetical(), clock.scores())));
  }

  private static String share(long part, long whole) {
    return whole == 0 ? count(part) : count(part) + " (" + percent((double) part / whole) + ")";
  }
}
