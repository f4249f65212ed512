package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.config.CloudSettings;
import dev.bellwether.config.Profile;
import dev.bellwether.config.RemoteSettings;
import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.RateLimit;
import dev.bellwether.guard.SingleFlight;
import dev.bellwether.llm.Catalogue;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.NearAnswers;
import dev.bellwether.llm.RemoteModel;
import dev.bellwether.llm.Till;
import dev.bellwether.llm.VendorClient;
import dev.bellwether.prompt.Prompt;
import dev.bellwether.prompt.PromptShelf;
import dev.bellwether.route.TierState;
import dev.bellwether.score.Cascade;
import dev.bellwether.store.Answers;
import dev.bellwether.store.Claims;
import dev.bellwether.store.Quotas;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import dev.bellwether.telemetry.Telemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The configured tiers beside the embedded one, for one run: those behind a network, guarded, and
 * the local one, which guards itself. Safe for threads.
 */
final class ModelTiers implements AutoCloseable {
  private record Key(Tier tier, String prompt) {}

  private record Out(Instant until, String why) {}

  private final State state;
  private final State trifles;
  private final VendorClient client;
  private final Map<Key, LanguageModel> models = new LinkedHashMap<>();
  private final Map<Tier, Breaker> breakers = new EnumMap<>(Tier.class);
  private final ConcurrentHashMap<Tier, Out> out = new ConcurrentHashMap<>();
  private final Optional<LocalTier> local;
  private final Masks masks;
  private final Claims claims;
  private final Spending spending;

  private ModelTiers(
      Optional<LocalTier> local,
      Masks masks,
      State state,
      State trifles,
      VendorClient client,
      List<Spending.Limit> limits) {
    this.local = local;
    this.masks = masks;
    this.state = state;
    this.trifles = trifles;
    this.client = client;
    this.spending = new Spending(state, limits, ProcessHandle.current());
    this.claims = new Claims(trifles, ProcessHandle.current());
  }

  /** Opens what the context configures; money that dead processes had reserved is booked first. */
  static ModelTiers open(Context context, GuardRules rules, String runId) {
    return open(
        context,
        rules,
        runId,
        change ->
            context
                .progress()
                .note(
                    "circuit of %s: %s -> %s"
                        .formatted(change.name(), change.from(), change.to())));
  }

  /** The same, with somebody else to hear of circuits that open and close, on any thread. */
  static ModelTiers open(
      Context context, GuardRules rules, String runId, Consumer<Breaker.Change> circuits) {
    Catalogue catalogue = catalogue(context);
    List<RemoteTier> configured = RemoteTier.configured(context, catalogue);
    PromptShelf shelf = prompts(context);
    State state = State.open(context.workspace());
    Optional<LocalTier> local =
        context.settings().local().configured()
            ? Optional.of(LocalTier.of(context, shelf))
            : Optional.empty();
    ModelTiers tiers =
        new ModelTiers(
            local,
            Masks.of(context),
            state,
            State.openForTrifles(context.workspace()),
            new VendorClient(rules.http(), rules.firstEvent(), context.clock()),
            limits(context.settings().cloud()));
    tiers.assemble(context, rules, runId, catalogue, configured, shelf, circuits);
    return tiers;
  }

  static Catalogue catalogue(Context context) {
    return Catalogue.load(context.workspace().root().resolve("models.toml"));
  }

  static PromptShelf prompts(Context context) {
    return new PromptShelf(context.workspace().root().resolve("prompts"));
  }

  /** All limits of money, the total first. */
  static List<Spending.Limit> limits(CloudSettings cloud) {
    return List.of(
        new Spending.Limit(Optional.empty(), cloud.dailyMicroUsd(), cloud.monthlyMicroUsd()),
        limit(Tier.GEMINI, cloud.gemini()),
        limit(Tier.CLAUDE, cloud.claude()),
        limit(Tier.OPENAI, cloud.openai()));
  }

  private static Spending.Limit limit(Tier tier, RemoteSettings remote) {
    return new Spending.Limit(
        Optional.of(tier.key()), remote.dailyMicroUsd(), remote.monthlyMicroUsd());
  }

  private void assemble(
      Context context,
      GuardRules rules,
      String runId,
      Catalogue catalogue,
      List<RemoteTier> configured,
      PromptShelf shelf,
      Consumer<Breaker.Change> circuits) {
    CloudSettings cloud = context.settings().cloud();
    int lost = spending.reconcile(context.clock().instant());
    if (lost > 0) {
      context.progress().note(lost + " calls of a killed run are booked at their highest price");
    }
    claims.forgetTheDead();
    Answers answers = new Answers(trifles);
    answers.trim(cloud.maxAnswers());
    NearAnswers near = ApproximateAnswers.of(context, trifles);
    SharedPurse purse = new SharedPurse(spending, runId, rules.longestWait(), context.clock());
    Telemetry telemetry = context.telemetry();
    SingleFlight<String, Completion> flight = new SingleFlight<>(context.clock());
    for (RemoteTier tier : configured) {
      Breaker breaker =
          new Breaker(
              tier.card().tier().key(),
              rules.breaker(),
              context.clock(),
              change -> {
                telemetry.changed(change);
                circuits.accept(change);
              });
      Instant now = context.clock().instant();
      // A circuit that never opens is to be seen as well.
      telemetry.changed(
          new Breaker.Change(
              tier.card().tier().key(), Breaker.State.CLOSED, Breaker.State.CLOSED, now));
      breakers.put(tier.card().tier(), breaker);
      RateLimit limit =
          tier.card().limit(cloud.perMinute(), context.settings().profile() == Profile.LIVE);
      Guards guards =
          new Guards(
              rules,
              context.clock(),
              breaker,
              new Semaphore(cloud.concurrent(), true),
              limit,
              new SharedQuota(new Quotas(trifles)),
              purse,
              new StoredAnswers(answers, claims, context.clock()),
              near,
              flight,
              tier.server(),
              telemetry);
      Till till = new Till(catalogue, tier.card(), context.clock());
      for (Prompt prompt : shelf.all()) {
        RemoteModel model =
            new RemoteModel(tier.card(), prompt, tier.protocol(prompt), client, till);
        models.put(new Key(tier.card().tier(), prompt.name()), Assembly.guarded(model, guards));
      }
    }
  }

  /**
   * Loads what must be loaded before the local tier can be asked.
   *
   * @throws BellwetherException if it cannot be
   */
  void start() {
    local.ifPresent(LocalTier::start);
  }

  /** The configured tiers. */
  List<Tier> tiers() {
    List<Tier> tiers = new ArrayList<>(breakers.keySet());
    local.ifPresent(running -> tiers.add(Tier.LOCAL));
    return tiers;
  }

  /** A tier with a prompt; the tier must be one of {@link #tiers}. */
  LanguageModel model(Tier tier, String prompt) {
    if (tier == Tier.LOCAL && local.isPresent()) {
      return masks.before(local.get().model(prompt));
    }
    LanguageModel model = models.get(new Key(tier, prompt));
    if (model == null) {
      throw new IllegalArgumentException("no tier " + tier + " with the prompt " + prompt);
    }
    return masks.before(model);
  }

  /** Everything that may answer, with every prompt. */
  List<Selection> selections() {
    return Stream.concat(
            models.values().stream().map(LanguageModel::selection),
            local.stream().flatMap(running -> running.selections().stream()))
        .map(masks::of)
        .toList();
  }

  /** Which tiers can be asked at this instant. */
  Map<Tier, TierState> states(Instant now) {
    Map<Tier, TierState> states = new EnumMap<>(Tier.class);
    breakers.forEach((tier, breaker) -> states.put(tier, state(tier, breaker, now)));
    local.ifPresent(
        running -> states.put(Tier.LOCAL, noted(Tier.LOCAL, now).orElseGet(running::state)));
    return states;
  }

  private TierState state(Tier tier, Breaker breaker, Instant now) {
    return noted(tier, now)
        .or(
            () ->
                breaker
                    .openUntil()
                    .map(until -> TierState.out("its circuit is open until " + until)))
        .orElse(TierState.READY);
  }

  private Optional<TierState> noted(Tier tier, Instant now) {
    return Optional.ofNullable(out.get(tier))
        .filter(since -> now.isBefore(since.until()))
        .map(since -> TierState.out(since.why()));
  }

  /** When the first tier that rests may be asked again, at once if it may; empty if none rests. */
  Optional<Instant> earliest(Instant now) {
    List<Instant> times = new ArrayList<>();
    for (Breaker breaker : breakers.values()) {
      if (breaker.state() != Breaker.State.CLOSED) {
        times.add(breaker.openUntil().orElse(now));
      }
    }
    return times.stream().min(Instant::compareTo);
  }

  /** Remembers a failure that will not heal in this run, so that the tier is not asked again. */
  void note(Cascade.Failure failure) {
    if (failure.why() instanceof ModelException.Denied) {
      out.put(failure.tier(), new Out(Instant.MAX, String.valueOf(failure.why().getMessage())));
    } else if (failure.why() instanceof ModelException.QuotaSpent spent) {
      out.put(failure.tier(), new Out(spent.until(), String.valueOf(spent.getMessage())));
    }
  }

  /** What may be spent at the paid tier that has most left; 0 without one. In micro-USD. */
  long room(Instant now) {
    return breakers.keySet().stream().mapToLong(tier -> spending.room(tier, now)).max().orElse(0);
  }

  /** What this process is at. */
  Claims claims() {
    return claims;
  }

  /** Calls that can be under way at a time. */
  int places(int perRemoteTier) {
    return breakers.size() * perRemoteTier + local.map(LocalTier::places).orElse(0);
  }

  /** Calls to one tier that can be under way at a time. */
  int places(Tier tier, int perRemoteTier) {
    return tier == Tier.LOCAL ? local.map(LocalTier::places).orElse(1) : perRemoteTier;
  }

  /** Connections in the pool, for figures. */
  int connections() {
    return client.connections();
  }

  @Override
  public void close() {
    local.ifPresent(LocalTier::close);
    client.close();
    trifles.close();
    state.close();
  }
}
