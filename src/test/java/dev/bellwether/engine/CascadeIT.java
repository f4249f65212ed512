package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Content;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.config.Profile;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.Question;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy that asks the embedded tier first. */
class CascadeIT {
  @TempDir Path folder;

  private record Embedded(double confidence, boolean disputed) implements LanguageModel {
    @Override
    public Selection selection() {
      return new Selection(Tier.EMBEDDED, "e", "f", "none", "", "");
    }

    @Override
    public Completion complete(Question question) {
      Verdict verdict = new Verdict(Direction.BEARISH, -0.9, confidence, Optional.empty(), "");
      return new Completion(
          verdict, TokenUsage.NONE, Cost.ZERO, "", false, Optional.empty(), disputed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, false, EMBEDDED",
    "0.5, false, EMBEDDED",
    "0.4, false, GEMINI",
    "0.9, true, GEMINI"
  })
  void escalatesWhereTheEmbeddedTierIsNotSureOrOfTwoMinds(
      double confidence, boolean disputed, Tier by) throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url());
      lab.liftLimits();
      Context context = lab.context();
      GuardRules rules = GuardRules.of(Profile.LIVE);
      try (ModelTiers tiers = ModelTiers.open(context, rules, "run")) {
        RoutedScorer scorer =
            new RoutedScorer(
                tiers,
                Policies.named(context, "cascade"),
                true,
                new Embedded(confidence, disputed),
                new ArticleChunker(1200),
                rules,
                context.telemetry(),
                Clock.systemUTC());

        RoutedScorer.Outcome outcome =
            scorer.score(new Content("hash", "Acme beats", ""), Optional.empty());

        assertThat(outcome.scored().orElseThrow().score().provenance().selection().tier())
            .isEqualTo(by);
        assertThat(outcome.missed()).isFalse();
        assertThat(vendors.journal()).hasSize(by == Tier.GEMINI ? 1 : 0);
      }
    }
  }
}
