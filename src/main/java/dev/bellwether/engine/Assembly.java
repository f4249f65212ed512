package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Profile;
import dev.bellwether.guard.Retry;
import dev.bellwether.llm.BudgetedModel;
import dev.bellwether.llm.BulkheadModel;
import dev.bellwether.llm.CachedModel;
import dev.bellwether.llm.CircuitBrokenModel;
import dev.bellwether.llm.DeadlineModel;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ObservedModel;
import dev.bellwether.llm.RateLimitedModel;
import dev.bellwether.llm.RetryingModel;
import dev.bellwether.llm.Tariff;
import dev.bellwether.llm.embedded.EncoderModel;
import dev.bellwether.llm.embedded.LexiconModel;
import dev.bellwether.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Wires the rooms together; the one place that knows which implementation stands behind a port. */
final class Assembly {
  private static final String NO_SERVER = "";

  private Assembly() {}

  /** The embedded tier as it is set, behind a mask if that is set. */
  static LanguageModel embedded(Context context) {
    return Masks.of(context).before(unmasked(context));
  }

  private static LanguageModel unmasked(Context context) {
    return switch (context.settings().embedded().model()) {
      case ENCODER -> encoder(context);
      case LEXICON -> LexiconModel.load();
    };
  }

  private static LanguageModel encoder(Context context) {
    String head = context.settings().embedded().head();
    return head.equals(EncoderModel.SHIPPED)
        ? EncoderModel.load()
        : EncoderModel.load(head, Heads.of(context).require(head));
  }

  /** A model in this process, whose calls are told to whoever listens. */
  static LanguageModel observed(Context context, LanguageModel model) {
    Telemetry telemetry = context.telemetry();
    return telemetry.isOff()
        ? model
        : new ObservedModel(model, NO_SERVER, telemetry, context.clock());
  }

  /** True for what {@link #model} knows. */
  static boolean isEmbedded(String name) {
    return Set.of("embedded", "encoder", "lexicon").contains(name);
  }

  /**
   * A model by the name it has on the command line.
   *
   * @throws BellwetherException if there is none
   */
  static LanguageModel model(Context context, String name) {
    return switch (name) {
      case "embedded" -> embedded(context);
      case "encoder" -> encoder(context);
      case "lexicon" -> LexiconModel.load();
      default ->
          throw BellwetherException.usage(
              "no tier '" + name + "'",
              "tiers: embedded, local, gemini, claude, openai; encoder and lexicon are embedded");
    };
  }

  /**
   * The whole stack around a model behind a network, to be read from the inside out: {@code Cached(
   * Retrying( Budgeted( RateLimited( Bulkhead( CircuitBroken( Deadline( Observed( tier ))))))))}.
   * The retrying one asks the breaker first, before money is reserved or a turn is waited for.
   */
  static <M extends LanguageModel & Tariff> LanguageModel guarded(M tier, Guards guards) {
    GuardRules rules = guards.rules();
    Clock clock = guards.clock();
    LanguageModel observed = new ObservedModel(tier, guards.server(), guards.listener(), clock);
    LanguageModel timed = new DeadlineModel(observed, rules.attempt(), clock);
    LanguageModel broken =
        new CircuitBrokenModel(
            timed, guards.breaker(), rules.firstEvent(), rules.hangOpens(), clock);
    LanguageModel bounded = new BulkheadModel(broken, guards.places(), clock);
    LanguageModel limited =
        new RateLimitedModel(
            bounded, guards.limit(), guards.quota(), rules.longestWait(), clock, Guards.PAUSE);
    LanguageModel paid = new BudgetedModel(limited, tier, guards.purse());
    LanguageModel retrying =
        new RetryingModel(
            paid,
            new Retry(rules.ladder(), clock, Guards.PAUSE),
            guards.breaker(),
            guards.listener());
    return new CachedModel(
        retrying, guards.cache(), guards.near(), guards.flight(), guards.listener());
  }

  /** When an answer stops being of use; live, somebody waits for it. */
  static Instant deadline(Profile profile, Instant now) {
    return now.plus(
        switch (profile) {
          case LIVE -> Duration.ofSeconds(5);
          case BATCH, RESEARCH -> Duration.ofSeconds(60);
        });
  }
}
