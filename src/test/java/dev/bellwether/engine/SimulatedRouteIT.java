package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

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

      ExplainRoute.Simulated simulated = simulate(lab);

      assertThat(simulated.texts()).isEqualTo(10);
      assertThat(simulated.latencyMillis().orElseThrow()).isBetween(0.1, 5_000.0);
      assertThat(simulated.judged()).isEqualTo(3);
      assertThat(simulated.accuracy().orElseThrow()).isEqualTo(2.0 / 3);
    }
  }

  private static ExplainRoute.Simulated simulate(CloudLab lab) {
    return ExplainRoute.simulate(
            lab.context(), List.of("default"), List.of("gemini"), Instant.EPOCH)
        .get(0);
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
