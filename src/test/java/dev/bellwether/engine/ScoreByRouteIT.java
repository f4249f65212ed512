package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.Content;
import dev.bellwether.config.Profile;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.RetryLadder;
import dev.bellwether.llm.HttpLimits;
import dev.bellwether.store.Claims;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreByRouteIT {
  @TempDir Path folder;

  private static GuardRules quick() {
    return new GuardRules(
        HttpLimits.USUAL,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        RetryLadder.live(),
        new Breaker.Rules(5, Duration.ofSeconds(60), 3),
        false,
        Duration.ofSeconds(10));
  }

  private static long scored(ScoreByRoute.Report report, String tier) {
    return report.lines().stream()
        .filter(line -> line.tier().equals(tier))
        .mapToLong(ScoreByRoute.Line::scored)
        .sum();
  }

  @Test
  void aSpentBudgetLeavesStopgapsThatAreUpgradedOnceThereIsMoney() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(40);
      // A call is reserved at about two and a half times of what it costs.
      ScoreByRoute.Report poor =
          ScoreByRoute.run(lab.context("budget.daily_usd=0.004"), quick(), false);

      long spent = lab.number("select sum(cost_micro_usd) from calls");
      assertThat(spent).isBetween(1L, 4_000L);
      assertThat(poor.missedForMoney()).isPositive().isEqualTo(poor.missed());
      assertThat(poor.stopgaps()).isEqualTo(poor.missed());
      assertThat(scored(poor, "embedded")).isEqualTo(poor.missed());
      assertThat(lab.number("select count(*) from dead_letters where not fallback"))
          .isEqualTo(poor.missed());
      assertThat(
              lab.number(
                  "select count(*) from scores where fallback and selection in (select key from selections where tier = 'embedded')"))
          .isEqualTo(poor.missed());

      ScoreByRoute.Report stillPoor =
          ScoreByRoute.run(lab.context("budget.daily_usd=0.004"), quick(), false);
      assertThat(stillPoor.lines()).isEmpty();
      assertThat(stillPoor.missedForMoney()).isEqualTo(poor.missed());
      assertThat(stillPoor.partial()).isTrue();

      ScoreByRoute.Report rich =
          ScoreByRoute.run(
              lab.context("budget.daily_usd=9", "budget.gemini_daily_usd=9"), quick(), false);
      assertThat(scored(rich, "gemini")).isEqualTo(poor.missed());
      assertThat(rich.missed()).isZero();
      assertThat(rich.missedForMoney()).isZero();
      assertThat(lab.number("select count(*) from dead_letters where not fallback")).isZero();
      assertThat(
              lab.number(
                  "select count(distinct content_hash) from scores where not fallback or selection in (select key from selections where tier <> 'embedded')"))
          .isEqualTo(40);
    }
  }

  /** Gemini may charge what it does not answer, so that each night would cost. */
  @Test
  void whatOneTierWasAskedInVainRestsThoughTheNextHasNoMoney() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.TRUNCATED)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(1);
      Context context = lab.context("budget.claude_daily_usd=0");
      ScoreByRoute.Report first = ScoreByRoute.run(context, quick(), false);
      int asked = vendors.journal().size();
      assertThat(asked).isPositive();
      assertThat(first.missed()).isEqualTo(1);
      assertThat(first.missedForMoney()).isZero();
      assertThat(DeadLetterBox.list(context).get(0).reason()).contains("claude: ", "budget");

      ScoreByRoute.Report nextNight = ScoreByRoute.run(context, quick(), false);
      assertThat(vendors.journal()).hasSize(asked);
      assertThat(nextNight.partial()).isFalse();

      DeadLetterBox.release(context, DeadLetterBox.ALL);
      ScoreByRoute.run(context, quick(), false);
      assertThat(vendors.journal()).hasSizeGreaterThan(asked);
    }
  }

  @Test
  void whatCallsUnderWaySetAsideIsWaitedForSoThatTheBudgetIsUsed() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(40);
      ScoreByRoute.Report report =
          ScoreByRoute.run(
              lab.context("budget.daily_usd=0.01", "limits.concurrent=20"), quick(), false);

      long spent = lab.number("select sum(cost_micro_usd) from calls");
      assertThat(spent).isBetween(8_500L, 10_000L);
      assertThat(report.missed()).isLessThan(15);
    }
  }

  @Test
  void anAnswerOfAnotherTierIsQueuedAndUpgradedWhenThatIsWanted() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (FakeVendors vendors =
        new FakeVendors(
            (tier, n) -> broken.get() && tier.equals("gemini") ? Fate.TRUNCATED : Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(6);
      ScoreByRoute.Report first = ScoreByRoute.run(lab.context(), quick(), false);
      assertThat(scored(first, "claude")).isEqualTo(6);
      assertThat(first.partial()).as("all have an answer").isFalse();
      assertThat(DeadLetterBox.list(lab.context()))
          .hasSize(6)
          .allMatch(letter -> letter.fallback() && letter.tier().equals("gemini"))
          .allMatch(letter -> letter.reason().startsWith("gemini: "));

      assertThat(ScoreByRoute.run(lab.context(), quick(), false).lines())
          .as("nothing is asked again unless that is wanted")
          .isEmpty();

      int paid = vendors.journal().size();
      DeadLetterBox.release(lab.context(), DeadLetterBox.ALL);
      ScoreByRoute.run(lab.context(), quick(), false);
      assertThat(DeadLetterBox.list(lab.context())).as("still broken").hasSize(6);
      assertThat(vendors.journal().stream().skip(paid))
          .as("Claude is not paid again")
          .allMatch(entry -> entry.tier().equals("gemini"));

      broken.set(false);
      DeadLetterBox.release(lab.context(), DeadLetterBox.ALL);
      ScoreByRoute.Report upgraded = ScoreByRoute.run(lab.context(), quick(), false);
      assertThat(scored(upgraded, "gemini")).isEqualTo(6);
      assertThat(DeadLetterBox.list(lab.context())).isEmpty();
      assertThat(lab.number("select count(*) from scores where not fallback")).isEqualTo(6);
    }
  }

  @Test
  void whatOurOwnLimiterTurnsAwayIsNoCall() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(12);
      ScoreByRoute.run(lab.context("limits.per_minute=3"), quick(), false);

      assertThat(vendors.journal()).hasSizeLessThan(12);
      assertThat(lab.number("select count(*) from calls")).isEqualTo(vendors.journal().size());
      assertThat(Money.budget(lab.context()))
          .allMatch(standing -> standing.reservedMicroUsd() == 0);
    }
  }

  @Test
  void oneTierOnlyHasNoStopgapAndNoOtherTier() throws Exception {
    try (FakeVendors vendors =
        new FakeVendors((tier, n) -> tier.equals("gemini") ? Fate.ERROR : Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(8);
      Context context = lab.context("score.tier=gemini", "profile=research");

      ScoreByRoute.Report report = ScoreByRoute.run(context, quick(), false);

      assertThat(report.lines()).isEmpty();
      assertThat(report.missed()).isEqualTo(8);
      assertThat(vendors.journal()).allMatch(entry -> entry.tier().equals("gemini"));
      assertThat(lab.number("select count(*) from scores")).isZero();
    }
  }

  @Test
  void aTextIsFreeForOtherCommandsAsSoonAsItsScoreIsOnDisk() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER);
        State state = State.open(Workspace.in(folder))) {
      CloudLab lab =
          new CloudLab(folder, vendors.url()).holding("Acme beats estimates", "Acme cuts jobs");
      List<String> names = List.of(Claims.name(text(lab, 0)), Claims.name(text(lab, 1)));
      Claims others = new Claims(state, other.toHandle());
      AtomicInteger taken = new AtomicInteger(-1);
      lab.onAdvance = items -> taken.set(others.others(names).size());

      ScoreByRoute.run(lab.context(), quick(), false);

      assertThat(taken).as("at the last text of the page").hasValue(0);
    } finally {
      other.destroyForcibly();
    }
  }

  /** A text as another command claims it. */
  private static Unscored.Item text(CloudLab lab, int number) throws IOException {
    String hash = lab.text("select hash from contents order by hash limit 1 offset " + number);
    return new Unscored.Item(new Content(hash, "", ""), "ACME");
  }

  @Test
  void whatAnotherCommandReleasesIsDoneHereAndWhatItKeepsMakesTheRunPartial() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER);
        State state = State.open(Workspace.in(folder))) {
      CloudLab lab =
          new CloudLab(folder, vendors.url())
              .holding("Acme beats estimates", "Acme cuts jobs", "Acme buys Emca");
      Claims others = new Claims(state, other.toHandle());
      Unscored.Item kept = text(lab, 0);
      Unscored.Item released = text(lab, 1);
      others.take(List.of(kept, released), List.of());
      lab.onAdvance = items -> others.release(List.of(released));
      Context context = lab.context("store.lock_wait=1s");

      ScoreByRoute.Report report = ScoreByRoute.run(context, quick(), false);
      assertThat(scored(report, "gemini")).isEqualTo(2);
      assertThat(report.leftToOthers()).isEqualTo(1);
      assertThat(report.partial()).isTrue();

      ScoreByRoute.Report again = ScoreByRoute.run(context, quick(), true);
      assertThat(scored(again, "gemini")).isEqualTo(2);
      assertThat(again.partial()).isTrue();

      others.release(List.of(kept));
      assertThat(ScoreByRoute.run(context, quick(), false).partial()).isFalse();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void theResearchProfileWantsOneDeclaredTier() throws Exception {
    CloudLab lab = new CloudLab(folder, "http://localhost:1").holding(1);

    assertThatThrownBy(() -> ScoreByRoute.applies(lab.context("profile=research")))
        .hasMessage("the research profile needs one declared tier");
    assertThat(ScoreByRoute.applies(lab.context("profile=research", "score.tier=embedded")))
        .isFalse();
    assertThat(lab.context("profile=research").settings().profile()).isEqualTo(Profile.RESEARCH);
  }

  @Test
  void aCascadeAsksOnlyAboutWhatTheEmbeddedTierIsNotSureOf() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(12);
      Files.writeString(
          folder.resolve("bellwether.toml"),
          """
          [[policies]]
          name = "sure"
          escalate_below = 0.0
          [[policies.rules]]
          tiers = ["gemini"]
          """);

      ScoreByRoute.Report sure = ScoreByRoute.run(lab.context("route.policy=sure"), quick(), false);
      assertThat(vendors.journal()).isEmpty();
      assertThat(scored(sure, "embedded")).isEqualTo(12);
      assertThat(sure.missed()).isZero();
      assertThat(lab.number("select count(*) from scores where fallback")).isZero();
    }
  }

  @Test
  void theSecondTimeEveryAnswerComesFromTheCache() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(10);
      ScoreByRoute.run(lab.context(), quick(), false);
      int asked = vendors.journal().size();

      ScoreByRoute.Report again = ScoreByRoute.run(lab.context(), quick(), true);

      assertThat(vendors.journal()).hasSize(asked);
      assertThat(scored(again, "gemini")).isEqualTo(10);
      assertThat(again.costMicroUsd()).isZero();
      assertThat(Money.cache(lab.context()).answers().hits()).isEqualTo(10);
    }
  }

  @Test
  void aKeyIsInNoFileOfTheWorkspaceAndInNoNote() throws Exception {
    AtomicReference<List<CloudLab.Note>> notes = new AtomicReference<>();
    try (FakeVendors vendors =
        new FakeVendors(
            (tier, n) -> n % 3 == 0 ? Fate.ERROR : n % 3 == 1 ? Fate.DOWN : Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(20);
      ScoreByRoute.run(lab.context(), quick(), false);
      lab.number("select count(*) from scores");
      notes.set(lab.notes);
    }
    assertThat(notes.get().toString()).doesNotContain(CloudLab.KEY);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(holdsKey(file)).as(file.toString()).isFalse();
      }
    }
  }

  private static boolean holdsKey(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CloudLab.KEY);
  }
}
