package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellwether.Direction;
import dev.bellwether.config.Profile;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.store.Feedback;
import dev.bellwether.store.State;
import dev.bellwether.store.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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

  private void judge(CloudLab lab, int text, Direction direction) throws Exception {
    String where = " from scores order by content_hash limit 1 offset " + text;
    String hash = lab.text("select content_hash" + where);
    String ticker = lab.text("select ticker" + where);
    try (State state = State.open(Workspace.in(folder))) {
      Feedback.add(state, new Feedback.Word(hash, ticker, "", direction, "", Instant.now()));
    }
  }
}
