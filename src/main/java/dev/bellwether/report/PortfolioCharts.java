package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.CurvePoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A book over time. */
final class PortfolioCharts {
  private static final double PERCENT = 100;

  /** What the book is called: an id for the charts, a name, and what it does. */
  record Book(String id, String name, String does) {}

  /** The long-short book without a trader's limits. */
  static final Book LONG_SHORT =
      new Book(
          "", "long-short book", "the signal-weighted long-short book, rebalanced each session");

  private final TearSheetFigure figure;
  private final Book book;
  private final List<CurvePoint> curve;
  private final DatedLine net;
  private final DatedLine gross;
  private final String sample;

  PortfolioCharts(TearSheetFigure figure, Book book, List<CurvePoint> points) {
    this.figure = figure;
    this.book = book;
    this.curve = points.stream().sorted(Comparator.comparing(CurvePoint::session)).toList();
    this.net = DatedLine.of("Net of costs", curve, CurvePoint::session, CurvePoint::net);
    this.gross = DatedLine.of("Gross", curve, CurvePoint::session, CurvePoint::gross);
    this.sample = Sample.of(curve.stream().map(CurvePoint::session).toList());
  }

  void drawValue() {
    String description =
        curve.isEmpty()
            ? "No data."
            : "One unit grows to %s before and %s after costs."
                .formatted(
                    Figures.ratio(curve.get(curve.size() - 1).gross()),
                    Figures.ratio(curve.get(curve.size() - 1).net()));
    ChartText text =
        new ChartText(
            book.id() + "value", "Value of the " + book.name(), description, "value of 1");
    figure.draw(
        new LineChart(text, List.of(net, gross), Optional.empty(), false, false),
        "Value of one unit invested at the start in %s, before and after costs. "
                .formatted(book.does())
            + sample,
        new Table(
            List.of("session", "gross", "net"),
            curve.stream().<List<?>>map(p -> List.of(p.session(), p.gross(), p.net())).toList()));
  }

  void drawDrawdown() {
    DatedLine netFall = net.drawdown().times(PERCENT);
    DatedLine grossFall = gross.drawdown().times(PERCENT);
    double deepest = netFall.values().stream().mapToDouble(DatedLine.Value::value).min().orElse(0);
    ChartText text =
        new ChartText(
            book.id() + "drawdown",
            "Drawdown of the " + book.name(),
            "The deepest fall after costs is " + Figures.fixed(deepest, 1) + "%.",
            "percent below the peak");
    figure.draw(
        new LineChart(text, List.of(netFall, grossFall), Optional.empty(), true, false),
        "Fall of the book's value from its highest value so far, before and after costs. " + sample,
        new Table(List.of("session", "gross_drawdown", "net_drawdown"), drawdownRows()));
  }

  private List<List<?>> drawdownRows() {
    List<DatedLine.Value> falls = net.drawdown().values();
    List<DatedLine.Value> grossFalls = gross.drawdown().values();
    return IntStream.range(0, falls.size())
        .<List<?>>mapToObj(
            i -> List.of(falls.get(i).date(), grossFalls.get(i).value(), falls.get(i).value()))
        .toList();
  }
}
