package dev.bellwether.report;

import static dev.bellwether.report.Figures.coefficient;
import static dev.bellwether.report.Figures.count;
import static dev.bellwether.report.Figures.fixed;
import static dev.bellwether.report.Figures.maybe;
import static dev.bellwether.report.Figures.percent;
import static dev.bellwether.report.Figures.ratio;

import dev.bellwether.report.Grid.Column;
import dev.bellwether.report.ReplayScrutiny.Correction;
import dev.bellwether.report.ReplayScrutiny.Luck;
import dev.bellwether.report.ReplayScrutiny.Month;
import dev.bellwether.report.ReplayScrutiny.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a replay's scrutiny. */
final class ScrutinyGrids {
  private ScrutinyGrids() {}

  static Grid months(List<Month> rows) {
    return new Grid(
        "Rank IC by month",
        "By the month of entry. A result that lives in one month is one event, not a signal.",
        List.of(
            Column.text("Month"),
            Column.figure("h", "Horizon (sessions)"),
            Column.headline("IC mean", "Mean rank IC"),
            Column.figure("dates", "Dates")),
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.month().toString(),
                        count(row.horizon()),
                        coefficient(row.icMean()),
                        count(row.dates())))
            .toList());
  }

  static Grid corrections(List<Correction> rows) {
    return new Grid(
        "Corrected for the number of horizons",
        "Holm bounds the chance of one false alarm in the family, BH the share of false alarms, BY"
            + " the same under any dependence. The interval of the mean rank IC resamples whole"
            + " dates in circular blocks of twice the horizon (or the cube root of the number of"
            + " dates, if longer), studentised by Newey-West errors.",
        List.of(
            Column.figure("h", "Horizon (sessions)"),
            Column.figure("p"),
            Column.headline("p Holm", "p, Holm"),
            Column.figure("p BH", "p, Benjamini-Hochberg"),
            Column.figure("p BY", "p, Benjamini-Yekutieli"),
            Column.figure("IC low", "Mean rank IC, 95 % from"),
            Column.figure("IC high", "to")),
        rows.stream()
            .map(
                row ->
                    List.of(
                        count(row.horizon()),
                        Figures.pValue(row.pValue()),
                        Figures.pValue(row.holm()),
                        Figures.pValue(row.benjaminiHochberg()),
                        Figures.pValue(row.benjaminiYekutieli()),
                        maybe(row.icLow(), Figures::coefficient),
                        maybe(row.icHigh(), Figures::coefficient)))
            .toList());
  }

  static Grid strategy(Optional<Strategy> book) {
    return new Grid(
        "Simulated book" + book.map(ScrutinyGrids::kind).orElse(""),
        "Traded bar by bar with drifting weights; costs are spread and commission, borrow, market"
            + " impact and delistings. Capacity is the capital at which impact would take half"
            + " of the net Sharpe ratio.",
        List.of(
            Column.text("Figure"),
            Column.figure("gross", "Gross"),
            Column.headline("net", "Net of costs")),
        book.map(ScrutinyGrids::rows).orElse(List.of()));
  }

  private static String kind(Strategy book) {
    return ": "
        + book.book().replace('_', '-')
        + ", held "
        + KeyFigures.sessions(book.holdingSessions());
  }

  private static List<List<String>> rows(Strategy book) {
    ReplayScrutiny.Figures gross = book.gross();
    ReplayScrutiny.Figures net = book.net();
    return List.of(
        List.of("Annual return", percent(gross.annualReturn()), percent(net.annualReturn())),
        pair("Annual volatility", gross.annualVolatility(), net.annualVolatility(), true),
        pair("Sharpe ratio", gross.sharpe(), net.sharpe(), false),
        pair("Sortino ratio", gross.sortino(), net.sortino(), false),
        pair("Calmar ratio", gross.calmar(), net.calmar(), false),
        List.of("Deepest drawdown", percent(gross.maxDrawdown()), percent(net.maxDrawdown())),
        pair("Sessions that earned", gross.hitRate(), net.hitRate(), true),
        List.of("Long exposure", "", percent(book.longExposure())),
        List.of("Short exposure", "", percent(book.shortExposure())),
        List.of("Two-sided turnover per session", "", ratio(book.turnover())),
        List.of("Break-even cost, bp", "", maybe(book.breakEvenBasisPoints(), v -> fixed(v, 1))),
        List.of("Capacity", "", maybe(book.capacity(), v -> count(Math.round(v)))),
        List.of("Trades", "", count(book.events().trades())),
        List.of("Trades cut by volume", "", count(book.events().unfilled())),
        List.of("Positions cut by caps", "", count(book.events().capped())),
        List.of("Positions delisted", "", count(book.events().delisted())));
  }

  private static List<String> pair(
      String name, Optional<Double> gross, Optional<Double> net, boolean share) {
    return List.of(
        name,
        maybe(gross, v -> share ? percent(v) : ratio(v)),
        maybe(net, v -> share ? percent(v) : ratio(v)));
  }

  static Grid sweep(Optional<Strategy> book) {
    return new Grid(
        "The same book at other costs",
        "One-way, basis points of what is traded; borrow and impact as before.",
        List.of(
            Column.figure("cost bp", "One-way cost (bp)"),
            Column.headline("net return", "Net annual return"),
            Column.figure("Sharpe", "Net Sharpe ratio")),
        book.map(ReplayScrutiny.Strategy::sweep).orElse(List.of()).stream()
            .map(
                point ->
                    List.of(
                        fixed(point.basisPoints(), 0),
                        percent(point.netAnnualReturn()),
                        maybe(point.netSharpe(), Figures::ratio)))
            .toList());
  }

  static Grid luck(Optional<Luck> found) {
    return new Grid(
        "Luck: the book's Sharpe ratio, judged",
        "The ratio after costs, of the simulated book or, for files, of the long-short one. Trials are"
            + " the different books on any of these names and dates in the table of runs. The"
            + " deflated ratio (Bailey and López de Prado 2014) is the probability that the true"
            + " ratio exceeds what the best of so many worthless trials would show.",
        List.of(Column.text("Figure"), Column.figure("value", "Value")),
        found.map(ScrutinyGrids::rows).orElse(List.of()));
  }

  private static List<List<String>> rows(Luck luck) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Trials on record (this is number)",
            count(luck.trials()) + " (" + count(luck.trial()) + ")"));
    rows.add(List.of("Probability that Sharpe > 0", maybe(luck.probabilistic(), Figures::percent)));
    rows.add(List.of("Sharpe ratio of pure luck, annual", ratio(luck.luckSharpe())));
    rows.add(
        List.of("Probability beyond luck (deflated)", maybe(luck.deflated(), Figures::percent)));
    rows.add(
        List.of(
            "Sessions needed for 95 %",
            maybe(luck.leastSessions(), v -> count(Math.round(Math.ceil(v))))));
    return rows;
  }
}
