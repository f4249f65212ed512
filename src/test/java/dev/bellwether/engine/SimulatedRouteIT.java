package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellwether.Direction;
import dev.bellwether.config.Profile;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.store.Feedback;
import dev.bellwether.store.Quotas;
import dev.bellwether.store.State;
import dev.bellwether.store.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedRouteIT {
  @TempDir Path folder;

  @Test
  void latencyAndAccuracyAreThoseThatTheTierHasShown() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(10);
      assertThat(simulate(lab).latencyMillis()).isEmpty();
      assertThat(simulate(lab).accuracy()).isEmpty();
      ScoreByRoute.run(lab.context("score.tier=gemini"), GuardRules.of(Profile.BATCH), false);
      judge(lab, 0, Direction.BULLISH);
      judge(lab, 1, Direction.BULLISH);
      judge(lab, 2, Direction.BEARISH);

      SimulateRoutes.Line simulated = simulate(lab);

      assertThat(simulated.texts()).isEqualTo(10);
      assertThat(simulated.latencyMillis().orElseThrow()).isBetween(0.1, 5_000.0);
      assertThat(simulated.judged()).isEqualTo(3);
      assertThat(simulated.accuracy().orElseThrow()).isEqualTo(2.0 / 3);
    }
  }

  private static SimulateRoutes.Line simulate(CloudLab lab) {
    return simulate(lab, "default").get(0);
  }

  private static List<SimulateRoutes.Line> simulate(CloudLab lab, String policy) {
    return SimulateRoutes.run(
        lab.context(),
        new SimulateRoutes.Request(List.of(policy), List.of("gemini"), Instant.EPOCH));
  }

  @Test
  void aCascadeCountsOnlyWhatTheEmbeddedTierIsNotSureOf() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab =
          new CloudLab(folder, vendors.url())
              .holding(
                  "Acme beats estimates and raises its outlook",
                  "Acme misses estimates and cuts its outlook",
                  "Coach increases prices in answer to weaker sales",
                  "Amazon debuts Fire TV amid drive to sell more digital content");
      String[] cascade = {"route.policy=cascade", "budget.daily_usd=100"};
      List<ExplainRoute.Work> planned = ExplainRoute.dryRun(lab.context(cascade), false);
      List<SimulateRoutes.Line> simulated = simulate(lab, "cascade");

      ScoreByRoute.Report report = ScoreByRoute.run(lab.context(cascade), false);

      long called = vendors.journal().size();
      assertThat(called).isEqualTo(2);
      assertThat(report.missed()).isZero();
      assertThat(planned)
          .extracting(ExplainRoute.Work::tier, ExplainRoute.Work::texts, ExplainRoute.Work::calls)
          .containsExactly(
              tuple("embedded", 4 - called, 4 - called), tuple("gemini", called, called));
      assertThat(simulated)
          .extracting(SimulateRoutes.Line::tier, SimulateRoutes.Line::texts)
          .containsExactly(tuple("embedded", 4 - called), tuple("gemini", called));
      assertThat(ExplainRoute.dryRun(lab.context(cascade), false))
          .as("nothing is left to do, also where the embedded answer stands")
          .isEmpty();
    }
  }

  @Test
  void whatIsOverTheQuotaOfADaySpillsToTheNextTier() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding("A", "B", "C", "D", "E");
      Path models = folder.resolve("models.toml");
      Files.writeString(
          models,
          Files.readString(models).replace("tier = \"gemini\"", "tier = \"gemini\"\nper_day = 2"));

      assertThat(
              SimulateRoutes.run(
                  lab.context(),
                  new SimulateRoutes.Request(List.of("default"), List.of(), Instant.EPOCH)))
          .extracting(
              SimulateRoutes.Line::tier,
              SimulateRoutes.Line::texts,
              SimulateRoutes.Line::spilled,
              SimulateRoutes.Line::daysOverQuota)
          .containsExactly(tuple("gemini", 2L, 0L, 1L), tuple("claude", 3L, 3L, 0L));
    }
  }

  @Test
  void plansPassOverATierWhoseQuotaIsSpentAsScoreDoes() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding("A", "B");
      Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
      try (State state = State.open(Workspace.in(folder))) {
        new Quotas(state).close("gemini:gemini-3.5-flash-lite", tomorrow, true);
      }
      List<ExplainRoute.Work> planned = ExplainRoute.dryRun(lab.context(), false);
      List<ExplainRoute.Step> steps = steps(lab);

      ScoreByRoute.run(lab.context(), false);

      assertThat(vendors.journal()).hasSize(2).allMatch(call -> call.tier().equals("claude"));
      assertThat(planned)
          .extracting(ExplainRoute.Work::tier, ExplainRoute.Work::calls)
          .containsExactly(tuple("claude", 2L));
      assertThat(steps)
          .extracting(step -> step.tier() + ", " + step.asked() + ": " + step.reason())
          .contains(
              "local, false: not configured",
              "gemini, false: its quota is used up until " + tomorrow,
              "claude, true: the tier that should read it cannot be asked");
    }
  }

  @Test
  void plansPassOverATierWhoseBudgetHasNoRoom() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding("A", "B");

      assertThat(steps(lab, "budget.gemini_daily_usd=0"))
          .extracting(step -> step.tier() + ": " + step.reason())
          .contains("gemini: its budget has no room for this text");
    }
  }

  /** In {@code score} it is not degraded either: the tier is well, and refuses one call. */
  @Test
  void aBudgetWithoutRoomChangesNoRule() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding("A", "B");
      Files.writeString(
          folder.resolve("bellwether.toml"),
          """

          [[policies]]
          name = "p"
          rules = [
            { degraded = true, tiers = ["claude"], why = "gemini is out" },
            { tiers = ["gemini"], why = "as usual" },
          ]
          """,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      String[] poor = {"route.policy=p", "budget.gemini_daily_usd=0"};

      List<ExplainRoute.Work> planned = ExplainRoute.dryRun(lab.context(poor), false);
      ScoreByRoute.run(lab.context(poor), false);

      assertThat(planned).extracting(ExplainRoute.Work::tier).containsExactly("embedded");
      assertThat(vendors.journal()).isEmpty();
    }
  }

  @Test
  void theDefaultPolicyKnowsCriticalTickersAndDenseJargon() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      String dense = "EBITDA covenants and refinancing of subordinated debentures before maturity";
      CloudLab lab = new CloudLab(folder, vendors.url()).holding("Acme opens a plant", dense);
      SimulateRoutes.Request request =
          new SimulateRoutes.Request(
              List.of("default"), List.of("local", "gemini", "claude"), Instant.EPOCH);

      assertThat(SimulateRoutes.run(lab.context(), request))
          .extracting(SimulateRoutes.Line::tier, SimulateRoutes.Line::share)
          .containsExactly(tuple("local", 0.5), tuple("gemini", 0.5));
      assertThat(SimulateRoutes.run(lab.context("route.critical_tickers=NVDA,ACME"), request))
          .extracting(SimulateRoutes.Line::tier, SimulateRoutes.Line::share)
          .containsExactly(tuple("claude", 1.0));
      assertThat(plan(lab, "route.critical_tickers=ACME"))
          .extracting(ExplainRoute.Plan::rule, ExplainRoute.Plan::wanted)
          .containsExactly("a decision hangs on it", "claude");
      assertThat(plan(lab, "route.critical_tickers=ACME").traits()).endsWith(", critical");
    }
  }

  @Test
  void theDefaultPolicyTurnsToClaudeWhereTheTierThatShouldAnswerIsOut() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding("Acme opens a plant");

      ExplainRoute.Plan plan = plan(lab, "local.model=gone.gguf");

      assertThat(plan.traits()).endsWith(", degraded: local cannot be asked");
      assertThat(plan.steps().stream().filter(ExplainRoute.Step::asked).findFirst().orElseThrow())
          .extracting(ExplainRoute.Step::tier, ExplainRoute.Step::reason)
          .containsExactly("claude", "the tier that should read it cannot be asked");
    }
  }

  private static ExplainRoute.Plan plan(CloudLab lab, String... settings) throws Exception {
    String id = lab.text("select min(hash) from contents");
    return ExplainRoute.explain(lab.context(settings), id, Optional.empty()).get(0);
  }

  private static List<ExplainRoute.Step> steps(CloudLab lab, String... settings) throws Exception {
    return plan(lab, settings).steps();
  }

  private void judge(CloudLab lab, int text, Direction direction) throws Exception {
    String where = " from scores order by content_hash limit 1 offset " + text;
    String hash = lab.text("select content_hash" + where);
    String ticker = lab.text("select ticker" + where);
    try (State state = State.open(Workspace.in(folder))) {
      Feedback.add(state, new Feedback.Word(hash, ticker, "", direction, "", Instant.now()));
    }
  }
}
