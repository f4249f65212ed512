package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.ConfidenceScale;
import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Tier;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.config.Profile;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.notify.Analysis;
import dev.bellwether.store.Calibrations;
import dev.bellwether.store.State;
import dev.bellwether.watch.Analyst;
import dev.bellwether.watch.Finding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveAnalystIT {
  @TempDir Path folder;

  private static Document document(String title) {
    String hash = Sha256.hex128(title);
    return new Document(
        hash,
        "wire",
        "",
        List.of(),
        Instant.now(),
        Optional.of(Instant.now()),
        new Content(hash, title, ""));
  }

  private static Analysis.Judged judged(LiveAnalyst analyst, String title) throws Exception {
    CompletableFuture<Finding> found = new CompletableFuture<>();
    analyst.ask(
        new Analyst.Question("article", document(title), Optional.empty(), false, false),
        found::complete);
    return ((Finding.Found) found.get(30, TimeUnit.SECONDS)).judged();
  }

  /** {@code bench quality --calibrate} may run beside a watch of months. */
  @Test
  void aCalibrationThatIsMadeWhileItRunsCountsFromTheNextVerdictOn() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url());
      lab.liftLimits();
      Context context = lab.context("profile=live");
      GuardRules rules = GuardRules.of(Profile.LIVE);
      try (State memory = State.open(context.workspace());
          ModelTiers tiers = ModelTiers.open(context, rules, "live");
          LiveAnalyst analyst =
              new LiveAnalyst(
                  new RoutedScorer(
                      tiers,
                      Policies.only(Tier.GEMINI),
                      true,
                      Assembly.embedded(context),
                      new ArticleChunker(1200),
                      rules,
                      context.telemetry(),
                      Clock.systemUTC()),
                  () -> Calibrations.load(memory),
                  1)) {
        Analysis.Judged before = judged(analyst, "Acme beats estimates");
        assertThat(before.calibrated()).isFalse();

        ConfidenceScale scale = new ConfidenceScale(0, 0);
        Calibrations.save(
            memory, tiers.model(Tier.GEMINI, "headline").selection(), scale, 100, Instant.now());

        Analysis.Judged after = judged(analyst, "Acme beats estimates again");
        assertThat(after.calibrated()).isTrue();
        assertThat(after.confidence()).isEqualTo(0.5).isNotEqualTo(before.confidence());
      }
    }
  }
}
