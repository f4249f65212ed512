package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.Manifest;
import dev.bellwether.report.ReplayReport.RankIc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A replay as one HTML file that needs nothing else: no script, no request to any server, charts as
 * SVG inside it. It reads on a phone and on paper, in light and in dark. The same report has the
 * same bytes.
 */
public final class TearSheet {
  private static final String STYLE = "tear-sheet.css";

  /** Makes the browser hold what the class promises, whatever is in the texts. */
  private static final String NO_REQUESTS =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private final Markup html = new Markup();
  private final ReplayReport report;

  private TearSheet(ReplayReport report) {
    this.report = report;
  }

  /** The page, to be written as UTF-8. */
  public static String render(ReplayReport report) {
    return new TearSheet(report).page();
  }

  private String page() {
    html.verbatim("<!doctype html>\n").open("html", "lang", "en");
    drawHead();
    html.open("body");
    drawHeader();
    html.open("main");
    drawSummary();
    drawInformation();
    drawLookAhead();
    drawScrutiny();
    drawSorts();
    drawQuantiles();
    drawPortfolio();
    drawStrategy();
    drawCoverage();
    drawManifest(report.manifest());
    html.close().close().close();
    return html.toString();
  }

  private void drawHead() {
    html.open("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", NO_REQUESTS);
    html.leaf("title", "Replay report: " + report.manifest().selection());
    html.open("style").verbatim(style()).close().close();
  }

  private void drawHeader() {
    html.open("header");
    html.leaf("p", "Bellwether", "class", "brand").leaf("h1", "Replay report");
    html.open("p", "class", "origin");
    html.leaf("span", report.manifest().selection());
    html.leaf("span", period(report.coverage()));
    html.leaf("span", "run " + report.manifest().runId());
    html.close().close();
  }

  private void drawSummary() {
    for (String remark : ReplayRemarks.of(report)) {
      html.leaf("p", remark, "class", "remark");
    }
    html.leaf("p", report.headline(), "class", "callout");
    html.open("dl", "class", "cards");
    for (KeyFigures.Card card : KeyFigures.of(report)) {
      html.open("div", "class", "box").leaf("dt", card.name());
      html.leaf("dd", Typography.minus(card.figure()), "class", "big");
      html.leaf("dd", Typography.minus(card.detail()), "class", "detail").close();
    }
    html.close();
  }

  private void drawInformation() {
    section("Does the signal order returns?");
    drawGrid(InformationGrids.rankIc(report.information()));
    drawGrid(InformationGrids.pooled(report.information()));
    html.open("div", "class", "pair");
    InformationCharts charts = new InformationCharts(new TearSheetFigure(html));
    if (report.information().isEmpty()
        || report.information().stream().anyMatch(RankIc.class::isInstance)) {
      charts.drawCumulativeIc(report.series().ic());
    }
    charts.drawBreadth(report.series().breadth(), report.coverage());
    html.close();
    drawGrid(DetailGrids.groups(report.details()));
    html.close();
  }

  private void drawLookAhead() {
    ReplayLookAhead said = report.scrutiny().lookAhead();
    if (said.sentence().isEmpty()) {
      return;
    }
    section("Could the model have known?");
    html.leaf("p", said.sentence(), "class", "box");
    LookAheadGrids.all(said).forEach(this::drawGrid);
    html.close();
  }

  private void drawScrutiny() {
    ReplayScrutiny scrutiny = report.scrutiny();
    if (scrutiny.corrections().isEmpty() && report.details().decay().isEmpty()) {
      return;
    }
    section("Does it last, and does it survive the counting?");
    drawGrid(ScrutinyGrids.corrections(scrutiny.corrections()));
    drawGrid(FoldGrids.results(scrutiny.folds()));
    drawGrid(FoldGrids.folds(scrutiny.folds()));
    if (!report.details().decay().isEmpty()) {
      html.open("div", "class", "pair");
      ScrutinyCharts charts = new ScrutinyCharts(html);
      charts.drawDecay(report.details().decay());
      charts.drawMonths(scrutiny.months());
      html.close();
    }
    html.close();
  }

  private void drawSorts() {
    if (!report.scrutiny().sorts().isEmpty()) {
      section("On which news does it rest?");
      drawGrid(SortGrids.sorts(report.scrutiny().sorts()));
      html.close();
    }
  }

  private void drawStrategy() {
    if (report.scrutiny().strategy().isEmpty()) {
      return;
    }
    ReplayScrutiny.Strategy book = report.scrutiny().strategy().get();
    section("What would a book have earned that can be traded?");
    html.open("div", "class", "pair");
    PortfolioCharts charts =
        new PortfolioCharts(
            new TearSheetFigure(html),
            new PortfolioCharts.Book(
                "simulated-",
                "simulated book",
                "a %s book, each position held %s"
                    .formatted(
                        book.book().replace('_', '-'),
                        KeyFigures.sessions(book.holdingSessions()))),
            book.curve());
    charts.drawValue();
    charts.drawDrawdown();
    html.close().open("div", "class", "pair");
    drawGrid(ScrutinyGrids.strategy(report.scrutiny().strategy()));
    drawGrid(ScrutinyGrids.sweep(report.scrutiny().strategy()));
    html.close();
    drawGrid(ScrutinyGrids.luck(report.scrutiny().luck()));
    html.close();
  }

  private void drawQuantiles() {
    section("Do the extremes pay?");
    new QuantileCharts(html).draw(report.quantiles());
    drawGrid(ReplayGrids.quantiles(report.quantiles()));
    drawGrid(DetailGrids.spreads(report.details().spreads()));
    if (!report.details().eventCurve().isEmpty()) {
      new EventCurveChart(html, report.details().eventCurve()).draw();
    }
    html.close();
  }

  private void drawPortfolio() {
    section("What is left after costs?");
    if (report.portfolio().isEmpty()) {
      html.leaf("p", ReplayRemarks.noPortfolio(report.coverage()), "class", "box empty");
    } else {
      html.open("div", "class", "pair");
      PortfolioCharts charts =
          new PortfolioCharts(
              new TearSheetFigure(html), PortfolioCharts.LONG_SHORT, report.series().curve());
      charts.drawValue();
      charts.drawDrawdown();
      html.close();
    }
    html.open("div", "class", "pair");
    drawGrid(ReplayGrids.portfolio(report));
    drawGrid(ReplayGrids.turnover(report.turnover()));
    html.close();
    drawGrid(DetailGrids.longShort(report.details().longShort()));
    html.close();
  }

  private void drawCoverage() {
    section("What went in, and what did not?");
    html.open("div", "class", "pair");
    drawGrid(ReplayGrids.coverage(report.coverage()));
    drawGrid(ReplayGrids.drops(report.coverage().drops()));
    html.close();
    drawGrid(FoldGrids.splits(report.scrutiny().splits()));
    html.close();
  }

  private void drawManifest(Manifest manifest) {
    section("Run it again");
    html.leaf("pre", manifest.command(), "class", "box");
    drawGrid(ReplayGrids.manifest(manifest));
    html.open("p", "class", "note");
    DataLink.draw(
        html,
        "All summary figures in full precision (CSV)",
        "replay.csv",
        ReplayCsv.render(report));
    html.close();
    html.leaf("p", "Past returns do not predict future returns.", "class", "note").close();
  }

  private void section(String title) {
    html.open("section").leaf("h2", title);
  }

  private void drawGrid(Grid grid) {
    if (!grid.isEmpty()) {
      TearSheetTable.draw(html, grid);
    }
  }

  private static String period(Coverage coverage) {
    return coverage
        .firstSession()
        .flatMap(first -> coverage.lastSession().map(last -> first + " to " + last))
        .orElse("no sessions");
  }

  private static String style() {
    try (InputStream in = TearSheet.class.getResourceAsStream(STYLE)) {
      return new String(Objects.requireNonNull(in, STYLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
