package dev.bellwether.report;

import static dev.bellwether.report.Figures.count;
import static dev.bellwether.report.Figures.fixed;
import static dev.bellwether.report.Figures.maybe;
import static dev.bellwether.report.Figures.percent;

import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayReport.Pooled;
import dev.bellwether.report.ReplayReport.Portfolio;
import dev.bellwether.report.ReplayReport.RankIc;
import dev.bellwether.report.ReplayReport.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures to see at a glance. */
final class KeyFigures {
  /** Shortest horizons first, never the most flattering ones: choosing by result would mislead. */
  private static final int MAX_HORIZONS = 4;

  /** A figure with a name above it and what qualifies it below. */
  record Card(String name, String figure, String detail) {}

  private KeyFigures() {}

  static List<Card> of(ReplayReport report) {
    List<Card> cards = new ArrayList<>();
    report.information().stream().limit(MAX_HORIZONS).map(KeyFigures::card).forEach(cards::add);
    report.portfolio().ifPresent(book -> cards.addAll(cards(book)));
    cards.addAll(cards(report.coverage()));
    return cards;
  }

  private static Card card(Information information) {
    String horizon = sessions(information.horizon());
    return information instanceof RankIc ic
        ? test(
            "t of rank IC, " + horizon,
            ic.nonOverlapping(),
            "mean IC " + Figures.coefficient(ic.icMean()))
        : pooled((Pooled) information, horizon);
  }

  private static Card pooled(Pooled pooled, String horizon) {
    String correlation = maybe(pooled.spearman(), Figures::coefficient);
    return test("t, pooled, " + horizon, pooled.clustered(), "Spearman " + correlation);
  }

  private static Card test(String name, Optional<Test> test, String detail) {
    String figure = maybe(test.map(Test::t), Figures::ratio);
    String evidence =
        test.map(found -> "p " + Figures.pValue(found.pValue()) + ", n " + count(found.n()))
            .orElse("no test possible");
    return new Card(name, figure, evidence + "; " + detail);
  }

  private static List<Card> cards(Portfolio book) {
    return List.of(
        new Card(
            "Net Sharpe ratio",
            maybe(book.netSharpe(), Figures::ratio),
            "gross " + maybe(book.grossSharpe(), Figures::ratio)),
        new Card(
            "Net annual return",
            percent(book.netAnnualReturn()),
            "gross "
                + percent(book.grossAnnualReturn())
                + ", cost "
                + fixed(book.costBasisPoints(), 1)
                + " bp one way"),
        new Card(
            "Deepest drawdown",
            percent(book.netMaxDrawdown()),
            "net, over " + sessions(book.sessions())),
        new Card(
            "Break-even cost",
            maybe(book.breakEvenBasisPoints(), value -> fixed(value, 1) + " bp"),
            "turnover " + Figures.ratio(book.meanTurnover()) + " per session"));
  }

  private static List<Card> cards(Coverage coverage) {
    String tickers = count(coverage.tickers()) + (coverage.tickers() == 1 ? " ticker" : " tickers");
    return List.of(
        new Card(
            "Sessions with a signal",
            count(coverage.sessions()),
            count(coverage.sessionsWithBreadth())
                + " with "
                + coverage.minNames()
                + " names or more"),
        coverage
            .documents()
            .map(documents -> new Card("Documents scored", count(documents), tickers))
            .orElseGet(() -> new Card("Factor rows", count(coverage.scores()), tickers)));
  }

  static String sessions(int n) {
    return count(n) + (n == 1 ? " session" : " sessions");
  }
}
