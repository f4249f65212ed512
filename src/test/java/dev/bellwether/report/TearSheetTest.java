package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TearSheetTest {
  private static final String ATTACK = "\"><script>alert('x')</script>&amp;<img src=x>\u0000";

  static Stream<ReplayReport> reports() {
    return Stream.of(
        SampleReports.rankIc(7),
        SampleReports.rankIc(7, 1),
        SampleReports.rankIc(7, 2),
        SampleReports.rankIc(7, 2_600),
        SampleReports.pooled(7),
        SampleReports.empty());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void thePageAsksNoServerAndRunsNoScript(ReplayReport report) {
    String html = TearSheet.render(report);
    Document page = Jsoup.parse(html);

    assertThat(page.select("script, link, iframe, img, object, base, form")).isEmpty();
    assertThat(page.select("[src], [style], [onclick], [onload], use")).isEmpty();
    assertThat(page.select("a[href]"))
        .allMatch(a -> a.attr("href").startsWith("data:text/csv") && a.hasAttr("download"));
    assertThat(html).doesNotContain("http://", "https://", "url(", "@import");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyTableCanBeSavedAsCsv(ReplayReport report) {
    for (Element table : Jsoup.parse(TearSheet.render(report)).select(".box:has(table)")) {
      Element link = table.select("a.download").first();
      String csv = URLDecoder.decode(link.attr("href"), StandardCharsets.UTF_8);
      List<String> lines = csv.substring(csv.indexOf(',') + 1).lines().toList();
      assertThat(lines).as(link.attr("download")).hasSize(table.select("tr").size());
      assertThat(lines.get(0)).matches("[a-z0-9_]+(,[a-z0-9_]+)*");
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyFileBehindALinkHasAsManyCellsInEachLineAsNames(ReplayReport report) {
    for (Element link : Jsoup.parse(TearSheet.render(report)).select("a.download")) {
      String csv = URLDecoder.decode(link.attr("href"), StandardCharsets.UTF_8);
      List<String> lines = csv.substring(csv.indexOf(',') + 1).lines().toList();
      assertThat(lines.stream().map(line -> unquoted(line).split(",", -1).length).distinct())
          .as(link.attr("download"))
          .hasSize(1);
    }
  }

  private static String unquoted(String line) {
    return line.replaceAll("\"[^\"]*\"", "");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyElementIsClosed(ReplayReport report) {
    String markup = TearSheet.render(report).replaceFirst("(?s)<style>.*</style>", "");
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = Pattern.compile("<(/?)([a-zA-Z0-9]+)[^>]*?(/?)>").matcher(markup);
    while (tags.find()) {
      if (!tags.group(1).isEmpty()) {
        assertThat(open.pop()).isEqualTo(tags.group(2));
      } else if (tags.group(3).isEmpty()) {
        open.push(tags.group(2));
      }
    }
    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void thoseWhoCannotSeeItCanReadIt(ReplayReport report) {
    Document page = Jsoup.parse(TearSheet.render(report));

    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("th")).allMatch(th -> Set.of("col", "row").contains(th.attr("scope")));
    for (Element svg : page.select("svg")) {
      assertThat(svg.attr("role")).isEqualTo("img");
      assertThat(svg.select("> title").text()).isNotEmpty();
      assertThat(svg.select("> desc").text()).isNotEmpty();
      for (String id : svg.attr("aria-labelledby").split(" ", -1)) {
        assertThat(page.getElementById(id)).isNotNull();
      }
    }
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void noCoordinateIsMissingOrOutsideTheDrawing(ReplayReport report) {
    Document page = Jsoup.parse(TearSheet.render(report));

    for (Element svg : page.select("svg")) {
      String[] box = svg.attr("viewBox").split(" ", -1);
      double width = Double.parseDouble(box[2]);
      double height = Double.parseDouble(box[3]);
      for (Element text : svg.select("text")) {
        assertThat(Double.parseDouble(text.attr("x"))).isBetween(0.0, width);
        assertThat(Double.parseDouble(text.attr("y"))).isBetween(0.0, height);
      }
      for (Element path : svg.select("path")) {
        assertThat(path.attr("d")).matches("(M[0-9.]+ [0-9.]+)(L[0-9.]+ [0-9.]+)*+Z?");
      }
    }
  }

  @Test
  void threeHorizonsHaveTheirLinesAndPanels() {
    Document page = Jsoup.parse(TearSheet.render(SampleReports.rankIc(7)));

    assertThat(page.select("svg > title").eachText())
        .containsExactly(
            "Cumulative rank IC",
            "Breadth",
            "Rank IC by session after the entry",
            "Rank IC by month",
            "Horizon 1 session",
            "Horizon 5 sessions",
            "Horizon 20 sessions",
            "Around the entry",
            "Value of the long-short book",
            "Drawdown of the long-short book",
            "Value of the simulated book",
            "Drawdown of the simulated book");
    assertThat(page.select("svg[aria-labelledby^=ic-] path.line")).hasSize(3);
    assertThat(page.select("svg[aria-labelledby^=event-curve] path.line")).hasSize(5);
    assertThat(page.select(".panel .bar")).hasSize(15);
    assertThat(page.select(".panel .whisker")).hasSize(45);
    assertThat(page.select("figcaption")).allMatch(caption -> caption.text().contains("n = "));
  }

  @Test
  void theHonestTestComesBeforeTheNaiveOne() {
    Document page = Jsoup.parse(TearSheet.render(SampleReports.rankIc(7)));
    List<String> headers = page.select("table").get(0).select("thead th").eachText();

    assertThat(headers)
        .containsSubsequence("t, non-overlapping", "t, Newey-West", "Lag", "t, naive (overstated)");
    assertThat(page.select("table").get(0).select("th.headline").text())
        .isEqualTo("t, non-overlapping");
  }

  @Test
  void oneSessionIsDrawnAsPoints() {
    Document page = Jsoup.parse(TearSheet.render(SampleReports.rankIc(7, 1)));

    assertThat(page.select("svg circle")).hasSize(3 + 1 + 2 * (2 + 2));
    assertThat(page.select("svg[aria-labelledby^=ic-] path")).isEmpty();
  }

  @Test
  void withoutBreadthTheReportSaysSoAndShowsPooledFigures() {
    Document page = Jsoup.parse(TearSheet.render(SampleReports.pooled(7)));

    assertThat(page.select(".remark").text()).startsWith("Insufficient breadth: 0 of 160 sessions");
    assertThat(page.select("h3").eachText())
        .contains("Information: no rank IC, pooled figures")
        .doesNotContain("Cumulative rank IC");
    assertThat(page.text()).contains("No portfolio: 0 of 160 sessions had 10 names or more.");
  }

  @Test
  void anEmptyReportHasNoCharts() {
    Document page = Jsoup.parse(TearSheet.render(SampleReports.empty()));

    assertThat(page.select("svg")).isEmpty();
    assertThat(page.select("figure .empty")).hasSize(3).allMatch(p -> p.text().equals("No data."));
  }

  @Test
  void aDemoSaysThatItIsNoEvidence() {
    ReplayReport report = SampleReports.rankIc(7);

    assertThat(TearSheet.render(SampleReports.withSettings(report, Map.of("demo", "true"))))
        .contains("Demo data: not evidence.");
    assertThat(TearSheet.render(report)).doesNotContain("Demo data");
  }

  @Test
  void textsFromOutsideStayTexts() {
    Map<String, String> attack = new LinkedHashMap<>(Map.of(ATTACK, ATTACK));
    ReplayReport.Manifest manifest =
        new ReplayReport.Manifest(ATTACK, ATTACK, ATTACK, ATTACK, attack, attack, 0);
    Document page =
        Jsoup.parse(
            TearSheet.render(SampleReports.with(SampleReports.rankIc(7), ATTACK, manifest)));

    assertThat(page.select("script, img")).isEmpty();
    assertThat(page.select(".callout").text()).isEqualTo(ATTACK.replace('\u0000', '\uFFFD'));
    assertThat(page.select("pre").text()).isEqualTo(ATTACK.replace('\u0000', '\uFFFD'));
  }

  @Test
  void theCommandToRunItAgainIsVerbatim() {
    ReplayReport report = SampleReports.rankIc(7);
    assertThat(Jsoup.parse(TearSheet.render(report)).select("pre").text())
        .isEqualTo(report.manifest().command());
  }

  @Test
  void theSameReportHasTheSameBytes() {
    assertThat(TearSheet.render(SampleReports.rankIc(3)))
        .isEqualTo(TearSheet.render(SampleReports.rankIc(3)))
        .isNotEqualTo(TearSheet.render(SampleReports.rankIc(4)));
  }
}
