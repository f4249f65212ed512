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
import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.RateLimit;
import dev.bellwether.guard.RetryLadder;
import dev.bellwether.guard.SingleFlight;
import dev.bellwether.llm.CallListener;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.HttpLimits;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.NearAnswers;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.Tariff;
import dev.bellwether.store.Answers;
import dev.bellwether.store.Claims;
import dev.bellwether.store.Quotas;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import dev.bellwether.store.Workspace;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guards cost, and what they save. */
class CloudFiguresIT {
  /** On a machine with nothing else to do the promises hold; where builds share it, some more. */
  private static final boolean QUIET = Boolean.getBoolean("bellwether.heavy");

  @TempDir Path folder;

  private static Content headline(int number) {
    return new Content(
        "%032x".formatted(number), "Company %d beats estimates".formatted(number), "");
  }

  private static Question question(int number, Duration within) {
    return new Question(
        new ArticleChunker(1200).chunk(headline(number)).get(0),
        Optional.empty(),
        Instant.now().plus(within));
  }

  private static GuardRules lifted() {
    return new GuardRules(
        new HttpLimits(400, 400, Duration.ofSeconds(60), Duration.ofSeconds(300)),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        RetryLadder.live(),
        Breaker.Rules.USUAL,
        false,
        Duration.ZERO);
  }

  @Test
  void twoHundredSlowCallsAtOnceTakeLittleLongerThanOne() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(200);
    try (FakeVendors vendors =
        new FakeVendors((tier, n) -> n == 0 ? Fate.ANSWER : Fate.SLOW_ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url());
      lab.liftLimits();
      Context context =
          lab.context(
              "limits.concurrent=200", "budget.daily_usd=100", "budget.gemini_daily_usd=100");
      try (ModelTiers tiers = ModelTiers.open(context, lifted(), "slow")) {
        LanguageModel model = tiers.model(Tier.GEMINI, "headline");
        model.complete(question(100_000, Duration.ofSeconds(30)));
        long started = System.nanoTime();
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          int number = i;
          calls.add(pool.submit(() -> model.complete(question(number, Duration.ofSeconds(30)))));
        }
        for (Future<?> call : calls) {
          call.get();
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf("200 calls of 2 s at once: %.2f s%n", seconds);
        assertThat(seconds).isBetween(2.0, QUIET ? 3.0 : 6.0);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Answers at once, for a price. */
  private static final class AtOnce implements LanguageModel, Tariff {
    @Override
    public Selection selection() {
      return new Selection(Tier.GEMINI, "at-once", "f", "headline-1", "h", "");
    }

    @Override
    public Completion complete(Question question) {
      return new Completion(
          new Verdict(Direction.NEUTRAL, 0, 0.5, Optional.empty(), ""),
          new TokenUsage(700, 0, 40, false),
          new Cost(310));
    }

    @Override
    public Cost atMost(Question question) {
      return new Cost(1500);
    }
  }

  @Test
  void theGuardsTakeLessThanAMillisecondOfCpuForACall() throws Exception {
    Clock clock = Clock.systemUTC();
    int calls = 3_000;
    try (State state = State.open(Workspace.in(folder));
        State trifles = State.openForTrifles(Workspace.in(folder))) {
      Spending spending =
          new Spending(
              state,
              List.of(new Spending.Limit(Optional.empty(), 100_000_000, 100_000_000)),
              ProcessHandle.current());
      Guards guards =
          new Guards(
              lifted(),
              clock,
              new Breaker("at-once", Breaker.Rules.USUAL, clock, change -> {}),
              new Semaphore(5),
              new RateLimit("at-once", 1_000_000, 1_000_000, ZoneOffset.UTC),
              new SharedQuota(new Quotas(trifles)),
              new SharedPurse(spending, "run", Duration.ZERO, clock),
              new StoredAnswers(
                  new Answers(trifles), new Claims(trifles, ProcessHandle.current()), clock),
              NearAnswers.NONE,
              new SingleFlight<>(clock),
              "localhost:1",
              CallListener.NONE);
      LanguageModel guarded = Assembly.guarded(new AtOnce(), guards);
      ask(guarded, 0, calls);
      double millis = ask(guarded, calls, calls);
      System.out.printf("guards, all of them: %.3f ms of CPU for a call%n", millis);
      assertThat(millis).isLessThan(QUIET ? 1.0 : 2.0);
    }
  }

  /** Milliseconds of CPU of this thread for each call. */
  private static double ask(LanguageModel model, int from, int calls) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = from; i < from + calls; i++) {
      model.complete(question(i, Duration.ofSeconds(30)));
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e6 / calls;
  }

  @Test
  void liveATierThatHangsCostsItsFirstEventsTimeOnceAndThenNothing() throws Exception {
    try (FakeVendors vendors =
        new FakeVendors((tier, n) -> tier.equals("gemini") ? Fate.HANG : Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url());
      lab.liftLimits();
      Context context = lab.context("profile=live");
      GuardRules rules = GuardRules.of(Profile.LIVE);
      try (ModelTiers tiers = ModelTiers.open(context, rules, "live")) {
        RoutedScorer scorer =
            new RoutedScorer(
                tiers,
                Policies.named(context, "default"),
                true,
                Assembly.embedded(context),
                new ArticleChunker(1200),
                rules,
                context.telemetry(),
                Clock.systemUTC());
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          long started = System.nanoTime();
          RoutedScorer.Outcome outcome = scorer.score(headline(i), Optional.empty());
          millis.add((System.nanoTime() - started) / 1e6);
          assertThat(outcome.scored().orElseThrow().score().provenance().selection().tier())
              .isEqualTo(Tier.CLAUDE);
          assertThat(outcome.scored().orElseThrow().score().provenance().fallback()).isTrue();
        }
        List<Double> later = millis.subList(1, millis.size()).stream().sorted().toList();
        System.out.printf(
            "live, first tier hangs: first answer %.0f ms, then p50 %.1f ms, p95 %.1f ms%n",
            millis.get(0), later.get(later.size() / 2), later.get(later.size() * 95 / 100));
        assertThat(millis.get(0)).isBetween(1500.0, 4500.0);
        // The second tier answers at once here, so that what is left is what the first one costs.
        assertThat(later.get(later.size() * 95 / 100)).isLessThan(QUIET ? 100.0 : 1000.0);
        assertThat(vendors.journal().stream().filter(e -> e.tier().equals("gemini"))).hasSize(1);
      }
    }
  }
}
