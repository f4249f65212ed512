package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellwether.SharedData;
import dev.bellwether.Ticker;
import dev.bellwether.engine.FakeVendors.Entry;
import dev.bellwether.engine.FakeVendors.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A filing goes along its route as a filing: by its items, with its weights, and saying so. */
class RouteFilingIT {
  @TempDir Path folder;

  private CloudLab lab(FakeVendors vendors, String item, String heading) throws Exception {
    CloudLab lab = new CloudLab(folder, vendors.url());
    lab.liftLimits();
    Path file =
        Files.writeString(
            folder.resolve("report.htm"),
            """
            <html><body>
            <p>UNITED STATES SECURITIES AND EXCHANGE COMMISSION</p><p>FORM 8-K</p>
            <p>CURRENT REPORT Date of Report: November 3, 2026</p><p>Larkspur Tools, Inc.</p>
            <p><b>Item %s %s</b></p>
            <p>On November 3, 2026 the company reported that revenue of its third quarter came to $412
            million, eleven percent above the quarter a year before, and raised its outlook.</p>
            <p><b>Item 9.01 Financial Statements and Exhibits.</b></p>
            <p>(d) Exhibits. 99.1 Press release dated November 3, 2026.</p>
            <p>SIGNATURES</p><p>Pursuant to the requirements of the Act the registrant has signed.</p>
            </body></html>
            """
                .formatted(item, heading));
    IngestFilings.run(
        lab.context(),
        new IngestFilings.Request(
            List.of(file),
            List.of(new Ticker("LRKS")),
            Optional.of(Instant.parse("2026-11-03T21:05:00Z"))));
    return lab;
  }

  @Test
  void onlyTheItemsThatCountAreSentAndTheModelIsToldWhatTheyAre() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = lab(vendors, "2.02", "Results of Operations and Financial Condition.");

      ScoreByRoute.Report report = ScoreByRoute.run(lab.context(), false);

      assertThat(report.missed()).isZero();
      assertThat(vendors.journal()).extracting(Entry::tier).containsOnly("gemini");
      assertThat(vendors.bodies())
          .isNotEmpty()
          .allSatisfy(
              body ->
                  assertThat(body)
                      .contains("Filing: 8-K")
                      .contains("item 2.02")
                      .contains("You read SEC filings")
                      .doesNotContain("Press release dated"));
      assertThat(
              lab.number(
                  "select count(*) from scores s join selections k on k.key = s.selection"
                      + " where k.prompt_id = 'filing-item-1' and s.ticker = 'LRKS'"))
          .isEqualTo(1);
      assertThat(lab.number("select count(*) from filing_drivers where item = '2.02'"))
          .isEqualTo(1);
    }
  }

  @Test
  void anItemThatMustBeReadRightGoesToTheBestTierFirst() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab =
          lab(vendors, "4.02", "Non-Reliance on Previously Issued Financial Statements.");

      ExplainRoute.Plan plan =
          ExplainRoute.explain(
                  lab.context(), lab.text("select content_hash from filings"), Optional.empty())
              .get(0);
      ScoreByRoute.run(lab.context(), false);

      assertThat(plan.wanted()).isEqualTo("claude");
      assertThat(plan.steps().get(0).reason()).isEqualTo("an item that must be read right");
      assertThat(vendors.journal()).extracting(Entry::tier).containsOnly("claude");
      assertThat(simulate(lab)).extracting(SimulateRoutes.Line::tier).containsExactly("claude");
    }
  }

  /** A real submission with exhibits that are not read; before it is scored it has no chunks. */
  @Test
  void simulationAndDryRunReadAFilingAsScoreDoes() throws Exception {
    Path submission = SharedData.require("data/sec/full-submissions/aapl-8k-20191115.txt");
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url());
      lab.liftLimits();
      IngestFilings.run(
          lab.context(),
          new IngestFilings.Request(
              List.of(submission), List.of(new Ticker("AAPL")), Optional.empty()));
      ExplainRoute.Work planned = ExplainRoute.dryRun(lab.context(), false).get(0);
      List<SimulateRoutes.Line> before = simulate(lab);
      List<ExplainRoute.Plan> ofFile =
          ExplainRoute.explain(lab.context(), "", Optional.of(submission));
      List<ExplainRoute.Plan> ofId =
          ExplainRoute.explain(
              lab.context(),
              lab.text("select content_hash from filings where worth_reading"),
              Optional.empty());

      ScoreByRoute.run(lab.context(), false);

      assertThat(planned.texts()).isEqualTo(1);
      assertThat(planned.calls()).isEqualTo(vendors.journal().size());
      assertThat(before).hasSize(1);
      assertThat(before.get(0).texts()).isEqualTo(1);
      assertThat(before.get(0).perDay()).isEqualTo(planned.cost());
      assertThat(ofFile).isEqualTo(ofId).hasSize(1);
      assertThat(ofFile.get(0).document()).isEqualTo("8-K");
      assertThat(ofFile.get(0).steps().get(0).cost()).isEqualTo(planned.cost());
      SimulateRoutes.Line after = simulate(lab).get(0);
      assertThat(after.texts()).isEqualTo(1);
      assertThat(after.perDay()).isEqualTo(planned.cost());
    }
  }

  @Test
  void newsAboutAFilingIsAnArticle() throws Exception {
    Path news =
        Files.writeString(
            folder.resolve("news.txt"), "Acme files Form 8-K\nIt names a new chief executive.");
    CloudLab lab = new CloudLab(folder, "http://127.0.0.1:1");

    assertThat(ExplainRoute.explain(lab.context(), "", Optional.of(news)))
        .extracting(ExplainRoute.Plan::document, ExplainRoute.Plan::traits)
        .containsExactly(tuple("article", "52 characters, jargon 0.000"));
  }

  private static List<SimulateRoutes.Line> simulate(CloudLab lab) {
    return SimulateRoutes.run(
        lab.context(),
        new SimulateRoutes.Request(List.of("default"), List.of("gemini", "claude"), Instant.EPOCH));
  }

  /** Vendors keep what requests begin with alike: Gemini by itself, Anthropic what is marked. */
  @ParameterizedTest
  @CsvSource({"gemini,2.02,Results of Operations", "claude,4.02,Non-Reliance on Statements"})
  void allQuestionsAboutAFilingBeginAlikeUpToTheItem(String tier, String item, String heading)
      throws Exception {
    try (FakeVendors vendors = new FakeVendors((name, n) -> Fate.ANSWER)) {
      String twoItems =
          heading
              + ".</b></p><p>Sales of the quarter rose.</p><p><b>Item 8.01 Other Events.</b></p><p>";
      CloudLab lab = lab(vendors, item, twoItems);

      ScoreByRoute.run(lab.context(), false);

      assertThat(vendors.journal()).extracting(Entry::tier).containsOnly(tier);
      List<String> bodies = List.copyOf(vendors.bodies());
      assertThat(bodies).hasSizeGreaterThan(1);
      String shared = commonStart(bodies.get(0), bodies.get(1));
      assertThat(shared).contains("You read SEC filings").contains("Filing: 8-K").endsWith("item ");
      if (tier.equals("claude")) {
        assertThat(shared).contains("\"cache_control\":{\"type\":\"ephemeral\"}");
      }
    }
  }

  private static String commonStart(String one, String other) {
    int end = 0;
    while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
      end++;
    }
    return one.substring(0, end);
  }
}
