package dev.bellwether.engine;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.guard.Pause;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Origin;
import dev.bellwether.route.Policy;
import dev.bellwether.route.RoutePlan;
import dev.bellwether.score.Cascade;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.Unscored;
import dev.bellwether.telemetry.Scoring;
import dev.bellwether.telemetry.Task;
import dev.bellwether.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes one text along its route: the tiers of the plan in their order, and the embedded one under
 * them. When all tiers of the plan rest behind open circuits, it waits for the first to come back
 * as long as the deadline allows. Safe for threads.
 */
final class RoutedScorer {
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

  /** Waits without an answer after which all tiers are taken to be down for longer. */
  private static final int PATIENCE = 32;

  /**
   * What came of one text.
   *
   * @param scored the answer; empty if there is none, not even a stopgap
   * @param wanted what should have answered
   * @param missed true if no tier of the plan answered; the text belongs to the dead letters
   * @param failures why not, in order
   */
  record Outcome(
      Optional<Scorer.Scored> scored,
      Selection wanted,
      boolean missed,
      List<Cascade.Failure> failures) {

    /** True if a tier of the plan answered, but not the one that was wanted. */
    boolean answeredByAnother() {
      return !missed && scored.map(s -> s.score().provenance().fallback()).orElse(false);
    }

    /** The reasons in one line, each once; of one kind at one tier the last. */
    String reason() {
      Map<String, String> reasons = new LinkedHashMap<>();
      for (Cascade.Failure failure : failures) {
        String tier = failure.tier().key();
        reasons.put(tier + " " + failure.why().outcome(), tier + ": " + said(failure.why()));
      }
      if (!reasons.isEmpty()) {
        return String.join("; ", reasons.values());
      }
      return answeredByAnother()
          ? wanted.tier().key() + ": its circuit was open or its quota spent"
          : "no tier could be asked";
    }

    /** Until when a circuit was open is of no use to who reads it later. */
    private static String said(ModelException why) {
      return why instanceof ModelException.CircuitOpen
          ? "its circuit was open"
          : String.valueOf(why.getMessage());
    }

    /** Calls that were made in vain. */
    int attempts() {
      return failures.stream().mapToInt(failure -> failure.why().attempts()).sum();
    }

    /**
     * What would have been needed, if the text was missed for want of nothing but money; else 0. A
     * call in vain would be paid again with each try.
     */
    long wantsMicroUsd() {
      return failures.stream()
          .map(Cascade.Failure::why)
          .filter(why -> missed && attempts() == 0 && why instanceof ModelException.BudgetSpent)
          .mapToLong(why -> ((ModelException.BudgetSpent) why).needs().microUsd())
          .min()
          .orElse(0);
    }
  }

  private final ModelTiers tiers;
  private final Policy policy;
  private final boolean embeddedUnder;
  private final LanguageModel embedded;
  private final ArticleChunker chunker;
  private final GuardRules rules;
  private final Telemetry telemetry;
  private final Clock clock;
  private final Pause pause;
  private final AtomicInteger fruitless = new AtomicInteger();

  /**
   * A scorer.
   *
   * @param embeddedUnder false if a text that no tier of the plan answers is left without a score
   */
  RoutedScorer(
      ModelTiers tiers,
      Policy policy,
      boolean embeddedUnder,
      LanguageModel embedded,
      ArticleChunker chunker,
      GuardRules rules,
      Telemetry telemetry,
      Clock clock) {
    this.tiers = tiers;
    this.policy = policy;
    this.embeddedUnder = embeddedUnder;
    this.embedded = embedded;
    this.chunker = chunker;
    this.rules = rules;
    this.telemetry = telemetry;
    this.clock = clock;
    this.pause = Guards.PAUSE;
  }

  /** Scores an article. */
  Outcome score(Content content, Optional<Ticker> ticker) {
    return score(Reading.article(content, ticker, chunker));
  }

  Outcome score(Reading reading) {
    return score(reading, reading.contentHash(), false);
  }

  /** Scores what a watch saw; {@code article} is its id there. */
  Outcome scoreWatched(String article, Document document, Optional<Ticker> ticker) {
    Origin origin = new Origin(document.publishedAt(), document.tickers());
    return score(Reading.article(document.content(), ticker, chunker).from(origin), article, true);
  }

  private Outcome score(Reading reading, String article, boolean watched) {
    String subject = reading.ticker().map(Ticker::symbol).orElse(Unscored.WHOLE_TEXT);
    try (Scoring scoring = telemetry.scoring(new Task(article, subject, watched))) {
      Outcome outcome = take(reading);
      outcome.scored().ifPresent(scored -> scoring.answered(scored.score()));
      if (outcome.missed()) {
        scoring.missed(outcome.reason());
      }
      return outcome;
    }
  }

  private Outcome take(Reading reading) {
    Instant deadline = clock.instant().plus(rules.whole());
    List<Cascade.Failure> failures = new ArrayList<>();
    Optional<Scorer.Scored> stopgap = Optional.empty();
    if (policy.escalateBelow().isPresent()) {
      stopgap = byEmbedded(reading, deadline, failures);
      if (stopgap.filter(this::isSure).isPresent()) {
        return new Outcome(stopgap, embedded.selection(), false, List.of());
      }
    }
    RoutePlan plan;
    do {
      plan = RoutePlan.of(policy, reading.traits(), tiers.states(clock.instant()));
      Cascade.Result result =
          new Cascade(clock, rules.perTier())
              .ask(
                  models(plan, reading.prompt()),
                  reading.ticker(),
                  reading.origin(),
                  reading.parts(),
                  deadline);
      result.failures().forEach(tiers::note);
      failures.addAll(result.failures());
      if (result.scored().isPresent()) {
        fruitless.set(0);
        return answered(result.scored().get(), plan, reading, failures);
      }
    } while (waits(plan, deadline));
    return missed(stopgap, plan, reading, deadline, failures);
  }

  private boolean isSure(Scorer.Scored scored) {
    return policy.keeps(scored.score().confidence(), scored.disputed());
  }

  private List<LanguageModel> models(RoutePlan plan, String prompt) {
    return plan.asked().stream().map(tier -> tiers.model(tier, prompt)).toList();
  }

  private Outcome answered(
      Scorer.Scored scored, RoutePlan plan, Reading reading, List<Cascade.Failure> failures) {
    boolean wanted = scored.score().provenance().selection().tier() == plan.wanted();
    return new Outcome(
        Optional.of(wanted ? scored : Cascade.fallback(scored)),
        wanted(plan, reading),
        false,
        failures);
  }

  private Selection wanted(RoutePlan plan, Reading reading) {
    return plan.wanted() == Tier.EMBEDDED
        ? embedded.selection()
        : tiers.model(plan.wanted(), reading.prompt()).selection();
  }

  /** Waits until a tier that rests may be asked again; false if none will be in time. */
  private boolean waits(RoutePlan plan, Instant deadline) {
    Optional<Instant> earliest =
        plan.wanted() == Tier.EMBEDDED ? Optional.empty() : tiers.earliest(clock.instant());
    if (earliest.isEmpty()
        || !earliest.get().isBefore(deadline)
        || fruitless.incrementAndGet() > PATIENCE) {
      return false;
    }
    Duration wait = Duration.between(clock.instant(), earliest.get());
    try {
      pause.pass(wait.compareTo(SHORTEST_WAIT) > 0 ? wait : SHORTEST_WAIT);
      return clock.instant().isBefore(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Outcome missed(
      Optional<Scorer.Scored> stopgap,
      RoutePlan plan,
      Reading reading,
      Instant deadline,
      List<Cascade.Failure> failures) {
    Optional<Scorer.Scored> answer = stopgap;
    if (answer.isEmpty() && embeddedUnder) {
      answer = byEmbedded(reading, deadline.plus(rules.whole()), failures);
    }
    boolean missed = plan.wanted() != Tier.EMBEDDED || answer.isEmpty();
    return new Outcome(
        missed ? answer.map(Cascade::fallback) : answer, wanted(plan, reading), missed, failures);
  }

  private Optional<Scorer.Scored> byEmbedded(
      Reading reading, Instant deadline, List<Cascade.Failure> failures) {
    try {
      return Optional.of(
          new Scorer(embedded, clock).score(reading.ticker(), reading.parts(), deadline));
    } catch (ModelException e) {
      failures.add(new Cascade.Failure(Tier.EMBEDDED, e));
      return Optional.empty();
    }
  }
}
