package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.config.Profile;
import dev.bellwether.config.ScoringTier;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.route.Policy;
import dev.bellwether.score.Cascade;
import dev.bellwether.store.Batches;
import dev.bellwether.store.DeadLetters;
import dev.bellwether.store.ScoreJournal;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code score} with models behind a network: every text goes along its route, many at a time, and
 * each answer is on disk before the next page is read.
 */
public final class ScoreByRoute {
  private static final int MOST_THREADS = 64;

  /** How often one looks whether another process is done with a text. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Scores by one tier and model. */
  public record Line(String tier, String model, long scored, long fallback) {}

  /**
   * What was done.
   *
   * @param lines by tier and model
   * @param missed texts that no tier of their route answered; they are dead letters now
   * @param stopgaps of those, the ones that have a score of the embedded tier for now
   * @param costMicroUsd what the answers cost
   * @param missedForMoney texts that wait for money: they were missed because a budget is spent,
   *     now or by an earlier run, and still is
   * @param leftToOthers texts without a word, since another command is at them
   * @param denied why tiers cannot be used until a person acts
   */
  public record Report(
      List<Line> lines,
      long missed,
      long stopgaps,
      long costMicroUsd,
      long missedForMoney,
      long leftToOthers,
      List<String> denied)
      implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      for (Line line : lines) {
        summary.put("scored." + line.tier() + "." + line.model(), line.scored());
      }
      summary.put("failed", missed);
      summary.put("stopgaps", stopgaps);
      summary.put("cost_micro_usd", costMicroUsd);
      return summary;
    }

    @Override
    public boolean partial() {
      return missed > 0 || missedForMoney > 0 || leftToOthers > 0;
    }
  }

  private record Done(Unscored.Item item, RoutedScorer.Outcome outcome) {}

  private final Context context;
  private final String runId;
  private final ModelTiers tiers;
  private final RoutedScorer scorer;
  private final List<Selection> selections;
  private final Map<List<String>, long[]> counts =
      new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
  private final TreeSet<String> denied = new TreeSet<>();
  private long missed;
  private long stopgaps;
  private long cost;
  private long missedForMoney;
  private long leftToOthers;

  private ScoreByRoute(Context context, GuardRules rules, String runId, ModelTiers tiers) {
    this.context = context;
    this.runId = runId;
    this.tiers = tiers;
    LanguageModel embedded = Assembly.observed(context, Assembly.embedded(context));
    Policy policy = policy(context);
    this.scorer =
        new RoutedScorer(
            tiers,
            policy,
            context.settings().score().tier() == ScoringTier.ROUTE,
            embedded,
            ChunkContents.chunker(context),
            rules,
            context.telemetry(),
            context.clock());
    this.selections = Policies.answering(policy, tiers.selections(), embedded.selection());
  }

  /** True if the settings ask for a tier beside the embedded one, and there is one. */
  public static boolean applies(Context context) {
    ScoringTier tier = context.settings().score().tier();
    if (tier == ScoringTier.EMBEDDED) {
      return false;
    }
    Set<Tier> configured = configured(context);
    if (tier == ScoringTier.ROUTE) {
      if (!configured.isEmpty() && context.settings().profile() == Profile.RESEARCH) {
        throw BellwetherException.usage(
            "the research profile needs one declared tier",
            "say which with --set score.tier=embedded, local, gemini, claude or openai");
      }
      return !configured.isEmpty();
    }
    require(context, Tier.valueOf(tier.name()), "score.tier is ");
    return true;
  }

  /**
   * A tier that the user has set up.
   *
   * @param asked who wants it, as the message is to begin
   * @throws BellwetherException if it is not; the embedded one always is
   */
  static void require(Context context, Tier tier, String asked) {
    if (tier != Tier.EMBEDDED && !configured(context).contains(tier)) {
      throw notConfigured(tier, asked);
    }
  }

  /** The tiers that the user has, beside the embedded one. */
  static Set<Tier> configured(Context context) {
    Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    RemoteTier.configured(context, ModelTiers.catalogue(context))
        .forEach(each -> tiers.add(each.card().tier()));
    if (context.settings().local().configured()) {
      tiers.add(Tier.LOCAL);
    }
    return tiers;
  }

  static BellwetherException notConfigured(Tier tier, String asked) {
    if (tier == Tier.LOCAL) {
      return BellwetherException.usage(
          asked + "local, but there is no local model",
          "set local.model to a GGUF file, or to a name of 'bellwether model list'");
    }
    return new BellwetherException(
        BellwetherException.Kind.CREDENTIALS,
        asked + tier.key() + ", which is not configured",
        tier == Tier.OPENAI
            ? "set openai.url and openai.model, and its key with BELLWETHER_OPENAI_API_KEY"
            : "set its key with BELLWETHER_" + tier.name() + "_API_KEY");
  }

  static Policy policy(Context context) {
    ScoringTier tier = context.settings().score().tier();
    return tier == ScoringTier.ROUTE
        ? Policies.named(context, context.settings().cloud().policy())
        : Policies.only(Tier.valueOf(tier.name()));
  }

  /** Runs the use case. */
  public static Report run(Context context, boolean rescore) {
    return run(context, GuardRules.of(context.settings().profile()), rescore);
  }

  static Report run(Context context, GuardRules rules, boolean rescore) {
    return Ledger.record(
        context,
        "score",
        id -> {
          try (ModelTiers tiers = ModelTiers.open(context, rules, id)) {
            tiers.start();
            return new ScoreByRoute(context, rules, id, tiers).scoreAll(rescore);
          }
        });
  }

  private Report scoreAll(boolean rescore) {
    Set<Batches.Waiting> waiting = ScoreByBatch.waiting(context);
    long total =
        Folding.write(
            context,
            database -> {
              ChunkContents.complete(context, database);
              DeadLetters.clearAffordable(
                  database, selections, tiers.room(context.clock().instant()));
              // What is scored again is tried anyway.
              missedForMoney = rescore ? 0 : DeadLetters.waitingForMoney(database, selections);
              return Unscored.count(database, selections, rescore, waiting);
            });
    context.progress().stage("score", total);
    int threads = Math.min(MOST_THREADS, tiers.places(context.settings().cloud().concurrent()) + 2);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      UnscoredPages pages;
      do {
        pages =
            new UnscoredPages(
                context,
                selections,
                rescore,
                () -> ScoreByBatch.waiting(context),
                Optional.of(tiers.claims()));
        for (UnscoredPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
          try {
            scorePage(pool, threads, page);
          } finally {
            tiers.claims().release(page.items());
          }
        }
      } while (!rescore && comeFree(pages.others()));
      leave(pages.others().size());
    } finally {
      pool.shutdownNow();
    }
    return report();
  }

  /**
   * Waits until other processes have released texts, so that what they did not finish is done here.
   *
   * @return false if there are none, or if none came free while one waits for another process
   */
  private boolean comeFree(List<String> texts) {
    Instant until = context.clock().instant().plus(context.settings().store().lockWait());
    List<String> others = tiers.claims().others(texts);
    while (!others.isEmpty() && context.clock().instant().isBefore(until)) {
      pause();
      others = tiers.claims().others(others);
    }
    return others.size() < texts.size();
  }

  private void leave(int toOthers) {
    leftToOthers = toOthers;
    if (toOthers > 0) {
      context.progress().note(toOthers + " texts are left to another command, which is at them");
    }
  }

  private void pause() {
    context.checkStopped();
    try {
      Guards.PAUSE.pass(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  private void scorePage(ExecutorService pool, int threads, UnscoredPages.Page texts) {
    List<Unscored.Item> page = texts.items();
    CompletionService<Done> under = new ExecutorCompletionService<>(pool);
    try (State state = State.open(context.workspace())) {
      int next = 0;
      int flying = 0;
      while (flying > 0 || (next < page.size() && !context.progress().stopped())) {
        while (flying < threads && next < page.size() && !context.progress().stopped()) {
          Unscored.Item item = page.get(next++);
          under.submit(() -> new Done(item, scorer.score(texts.readings().of(item))));
          flying++;
        }
        List<Done> done = take(under);
        write(state, done);
        flying -= done.size();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
    context.checkStopped();
  }

  /** Waits for one answer, and takes all others that are there. */
  private static List<Done> take(CompletionService<Done> under) throws InterruptedException {
    List<Done> taken = new ArrayList<>();
    Future<Done> future = under.take();
    while (future != null) {
      taken.add(done(future));
      future = under.poll();
    }
    return taken;
  }

  /**
   * An open journal locks the file, which the calls that are under way need: it is closed at once.
   */
  private void write(State state, List<Done> answers) {
    try (ScoreJournal journal = new ScoreJournal(state, runId, selections.get(0))) {
      answers.forEach(done -> write(journal, done));
      journal.commit();
    }
    tiers.claims().release(answers.stream().map(Done::item).toList());
    context.progress().advance(answers.size());
  }

  private static Done done(Future<Done> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("scoring threw what it does not declare", e.getCause());
    }
  }

  private void write(ScoreJournal journal, Done done) {
    Instant now = context.clock().instant();
    RoutedScorer.Outcome outcome = done.outcome();
    outcome
        .scored()
        .ifPresent(
            scored -> {
              journal.add(done.item().subject(), scored.score(), scored.verdicts(), now);
              count(scored.score());
            });
    if (outcome.missed()) {
      missed++;
      stopgaps += outcome.scored().isPresent() ? 1 : 0;
      missedForMoney += outcome.wantsMicroUsd() > 0 ? 1 : 0;
    }
    if (outcome.missed() || outcome.answeredByAnother()) {
      journal.addDeadLetter(
          done.item().content().hash(),
          done.item().subject(),
          outcome.wanted(),
          new ScoreJournal.Death(
              outcome.reason(),
              outcome.attempts(),
              outcome.wantsMicroUsd(),
              outcome.answeredByAnother()),
          now);
    }
    for (Cascade.Failure failure : outcome.failures()) {
      if (failure.why() instanceof ModelException.Denied) {
        denied.add(String.valueOf(failure.why().getMessage()));
      }
    }
  }

  private void count(Score score) {
    Selection by = score.provenance().selection();
    long[] line = counts.computeIfAbsent(List.of(by.tier().key(), by.model()), k -> new long[2]);
    line[0]++;
    line[1] += score.provenance().fallback() ? 1 : 0;
    cost += score.provenance().cost().microUsd();
  }

  private Report report() {
    List<Line> lines = new ArrayList<>();
    counts.forEach((by, n) -> lines.add(new Line(by.get(0), by.get(1), n[0], n[1])));
    return new Report(
        lines, missed, stopgaps, cost, missedForMoney, leftToOthers, List.copyOf(denied));
  }
}
