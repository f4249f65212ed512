package dev.bellwether.report;

import static dev.bellwether.report.Figures.basisPoints;
import static dev.bellwether.report.Figures.count;
import static dev.bellwether.report.Figures.fixed;
import static dev.bellwether.report.Figures.maybe;
import static dev.bellwether.report.Figures.percent;

import dev.bellwether.report.Grid.Column;
import dev.bellwether.report.ReplayDetails.Costs;
import dev.bellwether.report.ReplayDetails.Decay;
import dev.bellwether.report.ReplayDetails.EventPoint;
import dev.bellwether.report.ReplayDetails.GroupIc;
import dev.bellwether.report.ReplayDetails.LongShort;
import dev.bellwether.report.ReplayDetails.Spread;
import dev.bellwether.report.ReplayReport.RankIc;
import dev.bellwether.report.ReplayReport.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The tables of a replay beyond its summary. */
final class DetailGrids {
  private static final Column HORIZON = Column.figure("h", "Horizon (sessions)");

  private DetailGrids() {}

  static Grid spreads(List<Spread> spreads) {
    return new Grid(
        "Spread: top less bottom quantile, basis points",
        "The headline test is t with its n and p, of dates that do not overlap.",
        List.of(
            HORIZON,
            Column.figure("mean bp", "Mean (bp)"),
            Column.headline("t", "t, non-overlapping"),
            Column.figure("n"),
            Column.figure("p"),
            Column.figure("t NW", "t, Newey-West"),
            Column.figure("lag", "Lag"),
            Column.figure("naive", "t, naive (overstated)"),
            Column.figure("dates", "Dates")),
        spreads.stream()
            .map(
                each ->
                    List.of(
                        count(each.horizon()),
                        basisPoints(each.mean()),
                        maybe(each.nonOverlapping().map(Test::t), Figures::ratio),
                        each.nonOverlapping().map(test -> count(test.n())).orElse(Figures.NONE),
                        maybe(each.nonOverlapping().map(Test::pValue), Figures::pValue),
                        maybe(each.neweyWest().map(Test::t), Figures::ratio),
                        count(each.neweyWestLag()),
                        maybe(each.naive().map(Test::t), Figures::ratio),
                        count(each.dates())))
            .toList());
  }

  static Grid longShort(List<LongShort> books) {
    return new Grid(
        "Long-short portfolios held for the horizon, before costs",
        "Gross weight 1, set up anew at every date. Alpha and beta come from a regression of their"
            + " returns on those of the universe (all names, equally weighted) or the market.",
        List.of(
            HORIZON,
            Column.text("weights"),
            Column.figure("mean bp", "Mean (bp)"),
            Column.text("against"),
            Column.figure("alpha p.a.", "Annual alpha"),
            Column.headline("t NW", "t of alpha, Newey-West"),
            Column.figure("beta", "Beta"),
            Column.figure("turnover", "Turnover"),
            Column.figure("even bp", "Break-even cost (bp)")),
        books.stream().map(DetailGrids::row).toList());
  }

  private static List<String> row(LongShort book) {
    return List.of(
        count(book.horizon()),
        book.weighting().replace('_', ' '),
        basisPoints(book.meanReturn()),
        book.against(),
        maybe(book.annualAlpha(), Figures::percent),
        maybe(book.neweyWestAlpha().map(Test::t), Figures::ratio),
        maybe(book.beta(), Figures::ratio),
        maybe(book.costs().map(Costs::meanTurnover), Figures::ratio),
        maybe(book.costs().flatMap(Costs::breakEvenBasisPoints), value -> fixed(value, 1)));
  }

  /** Group by group, and last with the groups' mean returns taken off. */
  static Grid groups(ReplayDetails details) {
    List<List<String>> rows = new ArrayList<>();
    for (GroupIc ic : details.groups()) {
      String group = ic.group().isEmpty() ? "(none)" : ic.group();
      rows.add(
          List.of(
              count(ic.horizon()),
              group,
              maybe(ic.icMean(), Figures::coefficient),
              Figures.NONE,
              count(ic.dates())));
    }
    for (RankIc ic : details.groupNeutral()) {
      rows.add(
          List.of(
              count(ic.horizon()),
              "all, group-neutral",
              Figures.coefficient(ic.icMean()),
              maybe(ic.nonOverlapping().map(Test::t), Figures::ratio),
              count(ic.dates())));
    }
    return new Grid(
        "Rank IC by group",
        "Inside each group; group-neutral: over all names, returns less the mean of their group.",
        List.of(
            HORIZON,
            Column.text("group"),
            Column.figure("IC mean", "Mean rank IC"),
            Column.figure("t", "t, non-overlapping"),
            Column.figure("dates", "Dates")),
        List.copyOf(rows));
  }

  static Grid decay(ReplayDetails details) {
    String fit =
        details
            .decayFit()
            .map(
                found ->
                    " The marginal ones fit a half-life of "
                        + Figures.ratio(found.halfLife())
                        + " sessions.")
            .orElse("");
    return new Grid(
        "Decay of the rank IC",
        "Cumulative: with the return up to the session; marginal: with that session's alone." + fit,
        List.of(
            HORIZON,
            Column.figure("cumulative", "Cumulative IC"),
            Column.figure("marginal", "Marginal IC"),
            Column.figure("dates", "Dates")),
        details.decay().stream().map(DetailGrids::row).toList());
  }

  private static List<String> row(Decay point) {
    return List.of(
        count(point.horizon()),
        maybe(point.cumulativeIc(), Figures::coefficient),
        maybe(point.marginalIc(), Figures::coefficient),
        count(point.dates()));
  }

  /** One row an offset, one column a quantile. */
  static Grid eventCurve(List<EventPoint> points) {
    List<Integer> quantiles =
        List.copyOf(new TreeSet<>(points.stream().map(EventPoint::quantile).toList()));
    List<Column> columns = new ArrayList<>();
    columns.add(Column.figure("k", "Sessions from entry"));
    quantiles.forEach(q -> columns.add(Column.figure("Q" + q, "Quantile " + q)));
    List<List<String>> rows = new ArrayList<>();
    for (int offset : new TreeSet<>(points.stream().map(EventPoint::offset).toList())) {
      List<String> row = new ArrayList<>();
      row.add(String.valueOf(offset));
      quantiles.forEach(q -> row.add(at(points, q, offset)));
      rows.add(row);
    }
    return new Grid(
        "Around the entry: return from it, less the universe's",
        "Means over all dates that have the price of that session.",
        columns,
        rows);
  }

  private static String at(List<EventPoint> points, int quantile, int offset) {
    return points.stream()
        .filter(point -> point.quantile() == quantile && point.offset() == offset)
        .map(point -> percent(point.meanReturn()))
        .findFirst()
        .orElse(Figures.NONE);
  }
}
