package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bellwether.Content;
import dev.bellwether.Tier;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.llm.FakeBatches;
import dev.bellwether.llm.FakeBatches.Fate;
import dev.bellwether.store.Batches;
import dev.bellwether.store.Claims;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches at fakes of the vendors, from the headlines in the database to the scores there. */
class ScoreByBatchIT {
  private static final ScoreByBatch.Rules RULES =
      new ScoreByBatch.Rules(5_000, 12_000_000, Duration.ofMillis(50));

  @TempDir Path folder;
  private FakeBatches vendors;
  private CloudLab lab;

  @BeforeEach
  void start() throws Exception {
    vendors = new FakeBatches();
    lab = new CloudLab(folder, vendors.url("gemini")).holding(40);
    Files.writeString(
        folder.resolve("models.toml"),
        """

        [[models]]
        id = "some-model"
        tier = "openai"
        prices = [{ from = 2026-01-01, input = 1.0, cached = 0.5, output = 2.0 }]
        """,
        StandardOpenOption.APPEND);
  }

  @AfterEach
  void stop() {
    vendors.close();
  }

  private Context context(String... more) {
    String[] settings = new String[more.length + 4];
    settings[0] = "claude.url=" + vendors.url("claude");
    settings[1] = "openai.url=" + vendors.url("openai");
    settings[2] = "openai.model=some-model";
    settings[3] = "score.tier=gemini";
    System.arraycopy(more, 0, settings, 4, more.length);
    return lab.context(settings);
  }

  private static ScoreByBatch.Request request(Tier vendor) {
    return new ScoreByBatch.Request(vendor, false, false, false);
  }

  private ScoreByBatch.Report run(Tier vendor, String... settings) {
    return ScoreByBatch.run(context(settings), request(vendor), RULES);
  }

  private static Tier tier(Vendor vendor) {
    return Tier.ofKey(vendor.name().toLowerCase(java.util.Locale.ROOT));
  }

  /** Those that take batches. */
  enum Vendor {
    GEMINI,
    CLAUDE,
    OPENAI
  }

  private Set<String> questions() {
    Set<String> all = new HashSet<>();
    vendors
        .batches()
        .forEach(batch -> batch.bodies().forEach(body -> assertThat(all.add(body)).isTrue()));
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void textsAreHandedInOnceAndScoredAtHalfThePrice(Vendor vendor) throws Exception {
    ScoreByBatch.Report first = run(tier(vendor));
    assertThat(first.lines()).hasSize(1);
    assertThat(first.lines().get(0).state()).isEqualTo("sent");
    assertThat(first.partial()).isFalse();
    assertThat(lab.number("select count(*) from scores")).isZero();
    long held =
        Money.budget(context()).stream()
            .filter(each -> each.tier().equals("all") && each.period().equals("day"))
            .mapToLong(each -> each.reservedMicroUsd())
            .sum();
    assertThat(held).isPositive();

    ScoreByBatch.Report still = run(tier(vendor));
    assertThat(still.lines().get(0).state()).matches("running|in_progress");
    assertThat(questions()).hasSize(40);

    vendors.end(true);
    ScoreByBatch.Report done = run(tier(vendor));
    assertThat(done.lines()).hasSize(1);
    assertThat(done.lines().get(0).state()).isEqualTo("collected");
    assertThat(done.lines().get(0).scored()).isEqualTo(40);
    assertThat(done.partial()).isFalse();
    assertThat(questions()).hasSize(40);

    String id = vendors.batches().get(0).id();
    assertThat(lab.number("select count(*) from scores where batch = '" + id + "'")).isEqualTo(40);
    assertThat(lab.number("select count(distinct content_hash) from scores")).isEqualTo(40);
    long each =
        switch (vendor) {
          case GEMINI -> 157;
          case CLAUDE -> 46;
          case OPENAI -> 391;
        };
    assertThat(lab.number("select sum(cost_micro_usd) from calls where outcome = 'done'"))
        .isEqualTo(40 * each);
    assertThat(lab.number("select count(*) from calls where unconfirmed_micro_usd > 0")).isZero();
    Money.budget(context()).forEach(standing -> assertThat(standing.reservedMicroUsd()).isZero());
    assertThat(Money.spentToday(context()).microUsd()).isEqualTo(40 * each);

    ScoreByBatch.Report idle = run(tier(vendor));
    assertThat(idle.lines()).isEmpty();
    assertThat(vendors.batches()).hasSize(1);
  }

  @Test
  void whatFailsIsADeadLetterAndIsAskedAgainOnlyWhenThatIsWanted() throws Exception {
    vendors.fates(
        body -> {
          if (body.contains("Company 1 ")) {
            return Fate.ERROR;
          }
          if (body.contains("Company 2 ")) {
            return Fate.EXPIRED;
          }
          if (body.contains("Company 3 ")) {
            return Fate.NO_VERDICT;
          }
          return body.contains("Company 4 ") ? Fate.MISSING : Fate.ANSWER;
        });
    vendors.end(true);

    ScoreByBatch.Report report =
        ScoreByBatch.run(
            context(), new ScoreByBatch.Request(Tier.CLAUDE, false, true, false), RULES);

    assertThat(report.lines().get(0).scored()).isEqualTo(36);
    assertThat(report.lines().get(0).failed()).isEqualTo(4);
    assertThat(report.partial()).isTrue();
    assertThat(
            lab.number(
                "select count(*) from dead_letters where reason like 'claude: batch msgbatch_0: %'"))
        .isEqualTo(4);
    assertThat(
            lab.number(
                "select count(*) from calls where outcome = 'unanswered' and cost_micro_usd = 0"))
        .isEqualTo(2);
    assertThat(lab.number("select cost_micro_usd from calls where outcome = 'unreadable'"))
        .isEqualTo(46);
    // Nobody knows of this one, so that it counts for all it may have cost.
    assertThat(lab.number("select unconfirmed_micro_usd from calls where outcome = 'lost'"))
        .isGreaterThan(46);

    assertThat(run(Tier.CLAUDE).lines()).isEmpty();
    DeadLetterBox.release(context(), DeadLetterBox.ALL);
    vendors.fates(body -> Fate.ANSWER);
    run(Tier.CLAUDE);
    assertThat(vendors.batches().get(1).names()).hasSize(4);
    assertThat(run(Tier.CLAUDE).lines().get(0).scored()).isEqualTo(4);
    assertThat(lab.number("select count(*) from dead_letters")).isZero();
  }

  @Test
  void whatAnotherCommandIsAtIsNotHandedInAndWhatIsHandedInIsFree() throws Exception {
    String hash = lab.text("select min(content_hash) from documents");
    Unscored.Item text =
        new Unscored.Item(
            new Content(hash, "", ""),
            lab.text("select tickers[1] from documents where content_hash = '" + hash + "'"));
    Process other = new ProcessBuilder("sleep", "60").start();
    try (State state = State.open(context().workspace())) {
      Claims others = new Claims(state, other.toHandle());
      others.take(List.of(text), List.of());

      ScoreByBatch.Report report = run(Tier.GEMINI);
      assertThat(questions()).hasSize(39);
      assertThat(report.submitted().leftOut()).isEqualTo(1);
      assertThat(report.troubles())
          .containsExactly("1 texts are left to another command, which is at them");

      others.release(List.of(text));
      assertThat(run(Tier.GEMINI).partial()).isFalse();
      assertThat(questions()).hasSize(40);
      assertThat(others.take(List.of(text), List.of())).as("released").containsExactly(text);
    } finally {
      other.destroyForcibly();
    }
  }

  private void pass(Duration time) {
    lab.clock = Clock.offset(lab.clock, time);
  }

  @Test
  void aBatchThatIsGoneIsLookedForUntilNoVendorKeepsItsResults() throws Exception {
    run(Tier.GEMINI);
    String id = vendors.batches().get(0).id();
    vendors.forget();

    ScoreByBatch.Report report = run(Tier.GEMINI);
    assertThat(report.lines().get(0).state()).isEqualTo("missing");
    assertThat(report.partial()).isTrue();
    assertThat(report.troubles()).anyMatch(each -> each.contains("gemini knows no batch"));
    assertThat(lab.number("select count(*) from dead_letters")).isZero();

    pass(Duration.ofDays(31));
    ScoreByBatch.Report late = run(Tier.GEMINI);
    assertThat(late.lines().get(0).batch()).isEqualTo(id);
    assertThat(late.lines().get(0).failed()).isEqualTo(40);
    assertThat(lab.number("select count(*) from dead_letters")).isEqualTo(40);
    assertThat(
            lab.number(
                "select count(*) from calls where unconfirmed_micro_usd = cost_micro_usd and cost_micro_usd > 0"))
        .isEqualTo(40);
  }

  @Test
  void aSingleLookThatFindsNothingEndsNoBatchHoweverOldItIs() {
    run(Tier.GEMINI);
    vendors.failLooks(404);
    pass(Duration.ofDays(40));
    assertThat(run(Tier.GEMINI).lines().get(0).state()).isEqualTo("missing");

    vendors.failLooks(200);
    vendors.end(true);
    assertThat(run(Tier.GEMINI).lines().get(0).scored()).isEqualTo(40);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPaidSurvivesEveryAnswerButTheResults(Vendor vendor) throws Exception {
    run(tier(vendor));
    vendors.end(true);
    for (int code : new int[] {302, 400, 404, 410, 422, 500}) {
      vendors.failLooks(code);
      ScoreByBatch.Report report = run(tier(vendor));
      assertThat(report.lines().get(0).state()).as("HTTP " + code).matches("unknown|missing");
      assertThat(report.partial()).isTrue();
    }
    assertThat(lab.number("select count(*) from dead_letters")).isZero();

    vendors.failLooks(200);
    assertThat(run(tier(vendor)).lines().get(0).scored()).isEqualTo(40);
    assertThat(vendors.batches()).hasSize(1);
  }

  @Test
  void nothingIsHandedInToBeScoredAgainWhileABatchIsOpenOrWasCollected() throws Exception {
    ScoreByBatch.Request again = new ScoreByBatch.Request(Tier.GEMINI, false, false, true);
    ScoreByBatch.run(context(), again, RULES);
    ScoreByBatch.Report open = ScoreByBatch.run(context(), again, RULES);
    assertThat(open.notes()).anyMatch(each -> each.contains("nothing was handed in"));

    vendors.end(true);
    ScoreByBatch.Report collected = ScoreByBatch.run(context(), again, RULES);
    assertThat(collected.lines()).extracting(ScoreByBatch.Line::state).containsExactly("collected");
    assertThat(collected.notes()).hasSize(1);
    assertThat(collected.partial()).isFalse();
    assertThat(vendors.batches()).hasSize(1);
  }

  @Test
  void whoWaitsFindsABatchWhoseAnswerWasLost() throws Exception {
    vendors.loseAnswers(true);
    // It shows whose it is once it has ended.
    vendors.end(false);
    vendors.afterSubmission(
        () ->
            new Thread(
                    () -> {
                      LockSupport.parkNanos(400_000_000);
                      vendors.end(true);
                    })
                .start());

    ScoreByBatch.Report report =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () ->
                ScoreByBatch.run(
                    context(), new ScoreByBatch.Request(Tier.CLAUDE, false, true, false), RULES));

    assertThat(report.lines()).extracting(ScoreByBatch.Line::scored).containsExactly(40L);
    assertThat(report.troubles()).isEmpty();
    assertThat(vendors.batches()).hasSize(1);
  }

  @Test
  void nobodyWaitsForABatchThatCannotBeSeen() {
    for (int code : new int[] {404, 400}) {
      vendors.failLooks(code);
      ScoreByBatch.Report report =
          assertTimeoutPreemptively(
              Duration.ofSeconds(60),
              () ->
                  ScoreByBatch.run(
                      context(), new ScoreByBatch.Request(Tier.CLAUDE, false, true, false), RULES));
      assertThat(report.lines().get(0).state()).matches("missing|unknown");
      assertThat(report.partial()).isTrue();
    }
    assertThat(vendors.batches()).hasSize(1);
  }

  @Test
  void whoWaitsIsStillToldThatABatchWasRefused() throws Exception {
    vendors.refuse(new MockResponse.Builder().code(429).build());
    vendors.refuseAfter(1);

    vendors.end(true);
    ScoreByBatch.Report report =
        ScoreByBatch.run(
            context(),
            new ScoreByBatch.Request(Tier.CLAUDE, false, true, false),
            new ScoreByBatch.Rules(15, 12_000_000, Duration.ofMillis(50)));

    assertThat(report.lines())
        .extracting(ScoreByBatch.Line::state)
        .containsExactly("collected", "refused");
    assertThat(report.submitted().leftOut()).isEqualTo(25);
    assertThat(report.troubles()).anyMatch(each -> each.startsWith("a batch was refused: "));
    assertThat(report.partial()).isTrue();
  }

  @Test
  void aBatchIsLeftAloneUnderAnotherKeyOrAddress() throws Exception {
    run(Tier.GEMINI);
    lab.key = "another-key-0123456789";
    vendors.end(true);
    pass(Duration.ofHours(2));

    ScoreByBatch.Report other = run(Tier.GEMINI);
    assertThat(other.lines()).extracting(ScoreByBatch.Line::state).containsExactly("elsewhere");
    assertThat(other.partial()).isTrue();
    assertThat(other.troubles())
        .anyMatch(each -> each.contains("BELLWETHER_GEMINI_API_KEY"))
        .noneMatch(each -> each.contains(CloudLab.KEY));

    lab.key = CloudLab.KEY;
    ScoreByBatch.Report address =
        run(Tier.GEMINI, "gemini.url=" + vendors.url("gemini").replace("localhost", "127.0.0.1"));
    assertThat(address.troubles()).anyMatch(each -> each.contains("set gemini.url"));

    assertThat(run(Tier.GEMINI).lines().get(0).scored()).isEqualTo(40);
    assertThat(vendors.batches()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aNewKeyOfTheSameAccountCollectsWhatTheOldOneHandedIn(Vendor vendor) throws Exception {
    run(tier(vendor));
    lab.key = "another-key-0123456789";
    vendors.oneAccount(true);
    assertThat(run(tier(vendor)).lines().get(0).state()).matches("running|in_progress");

    vendors.end(true);
    ScoreByBatch.Report report = run(tier(vendor));

    assertThat(report.lines().get(0).scored()).isEqualTo(40);
    assertThat(report.partial()).isFalse();
    assertThat(vendors.batches()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aNewKeyOfTheSameAccountFindsWhatTheOldOneLost(Vendor vendor) throws Exception {
    vendors.loseAnswers(true);
    run(tier(vendor));
    lab.key = "another-key-0123456789";
    vendors.oneAccount(true);
    vendors.loseAnswers(false);
    vendors.end(true);

    ScoreByBatch.Report report = run(tier(vendor));

    assertThat(report.lines().get(0).scored()).isEqualTo(40);
    assertThat(vendors.batches()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void textsOfAnotherAccountsBatchAreFreeOnceNoVendorKeepsIt(boolean lost) throws Exception {
    vendors.loseAnswers(lost);
    run(Tier.CLAUDE);
    vendors.loseAnswers(false);
    lab.key = "another-key-0123456789";
    pass(Duration.ofDays(29));
    assertThat(run(Tier.CLAUDE).lines().get(0).state()).isEqualTo("elsewhere");
    assertThat(vendors.batches()).hasSize(1);

    pass(Duration.ofDays(2));
    vendors.end(true);
    run(Tier.CLAUDE);
    pass(Duration.ofDays(2));
    run(Tier.CLAUDE);
    ScoreByBatch.Report report = run(Tier.CLAUDE);

    assertThat(report.troubles()).isEmpty();
    assertThat(
            lab.number("select count(*) from scores")
                + lab.number("select count(*) from dead_letters"))
        .isEqualTo(40);
  }

  @Test
  void aLostBatchIsNotGivenUpUnderAnotherKey() throws Exception {
    vendors.loseAnswers(true);
    run(Tier.CLAUDE);
    lab.key = "another-key-0123456789";
    pass(Duration.ofHours(2));

    ScoreByBatch.Report report =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () ->
                ScoreByBatch.run(
                    context(), new ScoreByBatch.Request(Tier.CLAUDE, false, true, false), RULES));
    assertThat(report.lines()).extracting(ScoreByBatch.Line::state).containsExactly("elsewhere");
    assertThat(vendors.batches()).hasSize(1);
  }

  @Test
  void resultsArePricedByTheModelAndTheDayOfTheirBatch() throws Exception {
    run(Tier.GEMINI);
    vendors.end(true);
    Files.writeString(
        folder.resolve("models.toml"),
        """

        [[models]]
        id = "another-model"
        tier = "gemini"
        prices = [{ from = 2026-01-01, input = 30.0, cached = 3.0, output = 250.0 }]
        """,
        StandardOpenOption.APPEND);

    ScoreByBatch.Report report = run(Tier.GEMINI, "gemini.model=another-model");

    assertThat(report.lines().get(0).state()).isEqualTo("collected");
    assertThat(report.lines().get(0).costMicroUsd()).isEqualTo(40 * 157);
  }

  @Test
  void anAnswerWithoutAPriceIsKeptAndCountsForAllThatWasSetAside() throws Exception {
    run(Tier.OPENAI);
    vendors.end(true);
    Path models = folder.resolve("models.toml");
    Files.writeString(models, Files.readString(models).replace("some-model", "another-model"));

    ScoreByBatch.Report report = run(Tier.OPENAI, "openai.model=another-model");

    assertThat(report.lines().get(0).scored()).isEqualTo(40);
    assertThat(
            lab.number(
                "select count(*) from calls where unconfirmed_micro_usd = cost_micro_usd and cost_micro_usd > 0"))
        .isEqualTo(40);
  }

  @Test
  void whatHasBeenAnsweredBeforeIsNotHandedIn() throws Exception {
    vendors.end(true);
    run(Tier.GEMINI);
    run(Tier.GEMINI);

    ScoreByBatch.Report again =
        ScoreByBatch.run(
            context(), new ScoreByBatch.Request(Tier.GEMINI, false, false, true), RULES);

    assertThat(again.submitted().cached()).isEqualTo(40);
    assertThat(again.lines()).isEmpty();
    assertThat(vendors.batches()).hasSize(1);
    assertThat(lab.number("select count(*) from calls")).isEqualTo(40);
  }

  @Test
  void onlyThePartsOfATextThatHaveNoAnswerYetAreAskedAgain() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      body.append(
          "Part %d says that the plant in town %d makes more than before. ".formatted(i, i));
    }
    Path file =
        Files.writeString(
            folder.resolve("long.csv"),
            "date,title,body,ticker\n2026-11-03T14:00:00Z,Plants grow,%s,LONG\n".formatted(body));
    String[] small = {"chunk.max_chars=300"};
    IngestNews.run(
        context(small),
        new IngestNews.Request(
            List.of(file),
            new NewsOptions(Map.of(), Optional.of("wire"), Optional.empty(), Optional.empty()),
            Optional.empty()));
    vendors.end(true);
    vendors.fates(asked -> asked.contains("Part 1 says") ? Fate.ERROR : Fate.ANSWER);
    run(Tier.GEMINI, small);
    assertThat(run(Tier.GEMINI, small).lines().get(0).failed()).isEqualTo(1);
    int parts = vendors.batches().get(0).names().size() - 40;
    assertThat(parts).isGreaterThan(2);
    long spent = Money.spentToday(context()).microUsd();

    DeadLetterBox.release(context(), DeadLetterBox.ALL);
    vendors.fates(asked -> Fate.ANSWER);
    run(Tier.GEMINI, small);
    assertThat(vendors.batches().get(1).names()).hasSize(1);
    assertThat(run(Tier.GEMINI, small).lines().get(0).scored()).isEqualTo(1);
    assertThat(lab.number("select count(*) from scores where ticker = 'LONG'")).isEqualTo(1);
    assertThat(Money.spentToday(context()).microUsd() - spent).isEqualTo(157);
  }

  @Test
  void aBudgetThatIsSpentElsewhereMeanwhileLeavesTextsForMoney() throws Exception {
    Context context = context();
    try (BatchVendor vendor = BatchVendor.open(context, Tier.GEMINI);
        State state = State.open(context.workspace())) {
      Spending roomy = spending(state, 1_000_000);
      Batches batches = new Batches(state, spending(state, 1), ProcessHandle.current());
      BatchDesk desk = new BatchDesk(context, "r", vendor, state, batches);
      BatchSubmission submission =
          new BatchSubmission(
              context,
              RULES,
              vendor,
              roomy,
              batches,
              new Claims(state, ProcessHandle.current()),
              desk);
      submission.submitAll(vendor.selections(), false);
      assertThat(submission.done().leftForMoney()).isEqualTo(40);
      assertThat(desk.report(submission.done(), List.of()).troubles()).hasSize(1);
    }
    assertThat(vendors.batches()).isEmpty();
  }

  private static Spending spending(State state, long microUsd) {
    Spending.Limit limit = new Spending.Limit(Optional.empty(), microUsd, microUsd);
    return new Spending(state, List.of(limit), ProcessHandle.current());
  }

  @Test
  void resultsOfQuestionsThatNobodyAskedAreATrouble() throws Exception {
    run(Tier.OPENAI);
    vendors.end(true);
    vendors.results("{\"custom_id\":\"stranger-1\",\"error\":{\"message\":\"no\"}}\n");

    ScoreByBatch.Report report = run(Tier.OPENAI);

    // It stands in the file of answers and in that of errors.
    assertThat(report.troubles()).anyMatch(each -> each.contains("2 results are of no question"));
    assertThat(report.lines().get(0).failed()).isEqualTo(40);
  }

  @Test
  void aBudgetLetsInAsManyTextsAsItPaysForAndHoldsTheMoney() throws Exception {
    ScoreByBatch.Report poor = run(Tier.GEMINI, "budget.daily_usd=0.006");

    long handedIn = poor.lines().get(0).texts();
    assertThat(poor.submitted().leftForMoney()).isPositive().isEqualTo(40 - handedIn);
    ScoreByBatch.Report poorer = run(Tier.GEMINI, "budget.daily_usd=0.006");
    assertThat(poorer.submitted().leftForMoney()).isEqualTo(40 - handedIn);
    assertThat(vendors.batches()).hasSize(1);

    vendors.end(true);
    assertThat(run(Tier.GEMINI).lines())
        .extracting(ScoreByBatch.Line::state)
        .containsExactly("collected", "sent");
    assertThat(run(Tier.GEMINI).lines())
        .extracting(ScoreByBatch.Line::state)
        .containsExactly("collected");
    assertThat(lab.number("select count(*) from scores")).isEqualTo(40);
  }

  @Test
  void aRefusedBatchGivesTheMoneyBackAndItsTextsAreFree() throws Exception {
    vendors.refuse(
        new MockResponse.Builder().code(401).body("{\"error\":{\"message\":\"no\"}}").build());
    ScoreByBatch.Report denied = run(Tier.CLAUDE);
    assertThat(denied.denied()).isNotEmpty();
    assertThat(denied.lines().get(0).state()).isEqualTo("refused");
    Money.budget(context()).forEach(standing -> assertThat(standing.reservedMicroUsd()).isZero());

    vendors.refuse(new MockResponse.Builder().code(200).build());
    assertThat(run(Tier.CLAUDE).lines().get(0).texts()).isEqualTo(40);
  }

  @Test
  void severalBatchesAreMadeOfMoreThanOneHoldsAndATextStaysInOne() throws Exception {
    ScoreByBatch.Report report =
        ScoreByBatch.run(
            context(),
            request(Tier.OPENAI),
            new ScoreByBatch.Rules(15, 12_000_000, Duration.ofMillis(50)));

    assertThat(report.lines()).extracting(ScoreByBatch.Line::texts).containsExactly(15L, 15L, 10L);
    assertThat(questions()).hasSize(40);
  }

  @Test
  void aLostAnswerIsFoundAtOnceWhereBatchesBearNames() throws Exception {
    vendors.loseAnswers(true);
    ScoreByBatch.Report report = run(Tier.GEMINI);
    assertThat(report.lines().get(0).state()).isEqualTo("sent");
    assertThat(report.troubles()).isEmpty();
    assertThat(vendors.batches()).hasSize(1);
  }

  @Test
  void aScoreOfTheRouteLeavesAloneWhatWaitsForABatch() throws Exception {
    run(Tier.GEMINI);

    ScoreByRoute.Report report =
        ScoreByRoute.run(
            context("score.tier=gemini"),
            GuardRules.of(dev.bellwether.config.Profile.BATCH),
            false);

    assertThat(report.lines()).isEmpty();
    assertThat(report.missed()).isZero();
  }

  @Test
  void aDryRunOfTheRouteLeavesThemAloneToo() {
    run(Tier.GEMINI);

    assertThat(ExplainRoute.dryRun(context("score.tier=gemini"), false)).isEmpty();
  }

  @Test
  void aDryRunNamesHalfThePriceAndAsksNobody() throws Exception {
    List<ExplainRoute.Work> full = ExplainRoute.dryRun(context(), false);
    List<ExplainRoute.Work> half = ScoreByBatch.dryRun(context(), request(Tier.GEMINI));

    assertThat(half).hasSize(1);
    assertThat(half.get(0).texts()).isEqualTo(40);
    assertThat(half.get(0).cost().microUsd()).isEqualTo((full.get(0).cost().microUsd() + 1) / 2);
    assertThat(vendors.targets()).isEmpty();
  }

  @Test
  void aMaskedBatchIsKeptAsScoresOfItsOwn() throws Exception {
    vendors.end(true);
    run(Tier.GEMINI, "score.mask=true");
    run(Tier.GEMINI, "score.mask=true");

    assertThat(
            lab.number(
                "select count(*) from scores where selection in (select key from selections where parameters like '%mask=%')"))
        .isEqualTo(40);
    assertThat(run(Tier.GEMINI).lines().get(0).texts()).isEqualTo(40);
  }
}
