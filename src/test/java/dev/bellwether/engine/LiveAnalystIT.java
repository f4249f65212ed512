package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.ConfidenceScale;
import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Ticker;
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
import dev.bellwether.watch.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveAnalystIT {
  @TempDir Path folder;

  private static Document document(String title) {
    return document(title, Sha256.hex128(title));
  }

  private static Document document(String title, String hash) {
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
    return found(analyst, document(title), Optional.empty()).judged();
  }

  private static Finding.Found found(
      LiveAnalyst analyst, Document document, Optional<Ticker> subject) throws Exception {
    CompletableFuture<Finding> found = new CompletableFuture<>();
    analyst.ask(new Analyst.Question("article", document, subject, false, false), found::complete);
    return (Finding.Found) found.get(30, TimeUnit.SECONDS);
  }

  @Test
  void whatAnotherTierAnsweredIsNotAskedAgainBeforeThatIsWanted() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (FakeVendors vendors =
        new FakeVendors(
            (tier, n) -> broken.get() && tier.equals("gemini") ? Fate.TRUNCATED : Fate.ANSWER)) {
      String title = "Acme beats estimates";
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(title);
      Document document = document(title, lab.text("select hash from contents"));
      Context context = lab.context();
      GuardRules rules = GuardRules.of(Profile.LIVE);
      try (State state = State.open(context.workspace());
          ModelTiers tiers = ModelTiers.open(context, rules, "live");
          LiveAnalyst analyst =
              new LiveAnalyst(
                  new RoutedScorer(
                      tiers,
                      ScoreByRoute.policy(context),
                      true,
                      Assembly.embedded(context),
                      new ArticleChunker(1200),
                      rules,
                      context.telemetry(),
                      Clock.systemUTC()),
                  () -> Calibrations.load(state),
                  1)) {
        Finding.Found found = found(analyst, document, Optional.of(new Ticker("ACME")));
        assertThat(found.judged().tier()).isEqualTo(Tier.CLAUDE);
        new StoredJournal(state, "live", Map.of())
            .save(
                new Journal.Changes(List.of(), List.of(found), List.of(), List.of(), Map.of()),
                Instant.now());
      }
      assertThat(DeadLetterBox.list(context))
          .hasSize(1)
          .allMatch(letter -> letter.fallback() && letter.tier().equals("gemini"))
          .allMatch(letter -> letter.reason().startsWith("gemini: ") && letter.attempts() > 0);

      broken.set(false);
      assertThat(ScoreByRoute.run(context, false).lines()).isEmpty();

      DeadLetterBox.release(context, DeadLetterBox.ALL);
      assertThat(ScoreByRoute.run(context, false).lines().get(0).tier()).isEqualTo("gemini");
      assertThat(DeadLetterBox.list(context)).isEmpty();
    }
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
