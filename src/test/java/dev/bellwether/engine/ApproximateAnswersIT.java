package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Chunk;
import dev.bellwether.Span;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.config.Profile;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.Origin;
import dev.bellwether.llm.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproximateAnswersIT {
  private static final Instant NINE = Instant.parse("2026-11-24T14:00:00Z");
  private static final String FALL = "Harbour Foods shares fall 5% after factory fire";
  private static final String DROP = "Harbour Foods stock drops 5 percent following factory fire";
  private static final String RISE = "Harbour Foods shares rise 5% after factory fire";

  @TempDir private Path folder;
  private FakeVendors vendors;
  private CloudLab lab;

  @BeforeEach
  void start() throws IOException {
    vendors = new FakeVendors((tier, n) -> Fate.ANSWER);
    lab = new CloudLab(folder, vendors.url());
    lab.liftLimits();
  }

  @AfterEach
  void stop() {
    vendors.close();
  }

  private Context context(String profile) {
    return lab.context("profile=" + profile, "cache.approximate=true");
  }

  private static Question question(String text, Instant published, String... tickers) {
    List<Ticker> all = Arrays.stream(tickers).map(Ticker::new).toList();
    return new Question(
        new Chunk(Sha256.hex128(text), 0, Chunk.Kind.TITLE, new Span(0, text.length()), text),
        "",
        all.stream().findFirst(),
        Instant.now().plusSeconds(30),
        Optional.of(new Origin(published, all)));
  }

  private Completion ask(String profile, Question question) throws Exception {
    Context context = context(profile);
    try (ModelTiers tiers =
        ModelTiers.open(
            context, GuardRules.of(Profile.valueOf(profile.toUpperCase(Locale.ROOT))), "r")) {
      return tiers.model(Tier.GEMINI, "headline").complete(question);
    }
  }

  private int asked() {
    return vendors.journal().size();
  }

  @Test
  void aLaterTextThatSaysTheSameGetsTheAnswerAndTheNameOfItsSource() throws Exception {
    Completion first = ask("live", question(FALL, NINE, "HFD"));
    Completion second = ask("live", question(DROP, NINE.plusSeconds(600), "HFD"));
    assertThat(asked()).isEqualTo(1);
    assertThat(second.hit()).isTrue();
    assertThat(second.cost().microUsd()).isZero();
    assertThat(second.answeredBy()).isEqualTo(first.answeredBy());
    assertThat(second.verdict().score()).isEqualTo(first.verdict().score());
    assertThat(second.verdict().rationale()).contains("as of text " + Sha256.hex128(FALL));
    Money.CacheStats stats = Money.cache(lab.context());
    assertThat(stats.near().hits()).isEqualTo(1);
    assertThat(stats.near().savedMicroUsd()).isEqualTo(first.cost().microUsd());
    assertThat(stats.gists()).isEqualTo(2);
  }

  @Test
  void anAnswerNeverGoesFromALaterTextToAnEarlierOneNorOverADay() throws Exception {
    ask("live", question(FALL, NINE, "HFD"));
    assertThat(ask("live", question(DROP, NINE.minusSeconds(1), "HFD")).hit()).isFalse();
    String later = "Harbour Foods stock falls 5% following fire in factory";
    assertThat(ask("live", question(later, NINE.plus(Duration.ofHours(25)), "HFD")).hit())
        .isFalse();
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void oppositeNewsOtherTickersAndTextsOfUnknownOriginAreAskedAbout() throws Exception {
    ask("live", question(FALL, NINE, "HFD"));
    assertThat(ask("live", question(RISE, NINE.plusSeconds(1), "HFD")).hit()).isFalse();
    assertThat(ask("live", question(DROP, NINE.plusSeconds(1), "QLN")).hit()).isFalse();
    assertThat(ask("live", question(DROP, NINE.plusSeconds(1), "HFD", "QLN")).hit()).isFalse();
    Question known = question(DROP, NINE.plusSeconds(1), "HFD");
    Question unknown = new Question(known.chunk(), known.ticker(), known.deadline());
    assertThat(ask("live", unknown).hit()).isFalse();
    assertThat(asked()).isEqualTo(5);
  }

  @Test
  void anAnswerThatWasTakenOverIsNotHandedOn() throws Exception {
    ask("live", question(FALL, NINE, "HFD"));
    assertThat(ask("live", question(DROP, NINE.plusSeconds(60), "HFD")).hit()).isTrue();
    assertThat(Money.cache(lab.context()).answers().answers()).isEqualTo(1);
    assertThat(Money.cache(lab.context()).near().answers()).isEqualTo(1);
  }

  @Test
  void researchAndBatchRunsSayWhyTheyDoWithoutIt() throws Exception {
    for (String profile : List.of("research", "batch")) {
      lab.notes.clear();
      Money.clearCache(lab.context());
      ask(profile, question(FALL, NINE, "HFD"));
      assertThat(ask(profile, question(DROP, NINE.plusSeconds(60), "HFD")).hit()).isFalse();
      assertThat(lab.notes)
          .extracting(CloudLab.Note::text)
          .anyMatch(note -> note.startsWith("cache.approximate does not count here"));
    }
  }

  @Test
  void clearingEmptiesAllOfIt() throws Exception {
    ask("live", question(FALL, NINE, "HFD"));
    assertThat(Money.clearCache(lab.context())).isEqualTo(new Money.Cleared(1, 1, 1));
    assertThat(ask("live", question(DROP, NINE.plusSeconds(600), "HFD")).hit()).isFalse();
  }
}
