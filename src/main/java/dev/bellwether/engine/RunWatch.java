package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.config.Source;
import dev.bellwether.config.Trigger;
import dev.bellwether.config.Uncertain;
import dev.bellwether.config.WatchSettings;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.NewsDesk;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.notify.Quote;
import dev.bellwether.notify.discord.DiscordClient;
import dev.bellwether.notify.discord.PrintedChannel;
import dev.bellwether.store.Calibrations;
import dev.bellwether.store.LiveItems;
import dev.bellwether.store.RetiredChannels;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import dev.bellwether.watch.Rules;
import dev.bellwether.watch.Time;
import dev.bellwether.watch.Watch;
import dev.bellwether.watch.WatchListener;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@code watch}: alerts at once, sentiment seconds later, until it is told to stop. */
public final class RunWatch {
  /** Cron starts the next one before long, which takes up what this one leaves. */
  private static final Duration ONCE = Duration.ofMinutes(2);

  /**
   * What is asked.
   *
   * @param in standard input
   * @param stdin true to read JSON Lines from there beside the configured sources
   * @param once true to look at every source once, and end
   * @param rehearsal told of what would be sent, instead of sending it; empty to send it
   */
  public record Request(
      InputStream in,
      boolean stdin,
      boolean once,
      Optional<Consumer<PrintedChannel.Request>> rehearsal) {}

  /** How it ended. */
  public record Report(Watch.Outcome outcome) implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("unfinished", outcome.unfinished());
      summary.put("undelivered", outcome.undelivered());
      return summary;
    }

    @Override
    public boolean partial() {
      return outcome.unfinished() > 0 || outcome.undelivered() > 0;
    }
  }

  private final Context context;
  private final Request request;
  private final WatchListener listener;

  private RunWatch(Context context, Request request, WatchListener listener) {
    this.context = context;
    this.request = request;
    this.listener = listener;
  }

  /** Runs the use case until the context's progress says stop. */
  public static Report run(Context context, Request request, WatchListener listener) {
    if (request.rehearsal().isPresent()) {
      return rehearse(context, request, listener);
    }
    WatchLock lock = WatchLock.take(context.workspace());
    try {
      WatchHealth health = new WatchHealth(System::nanoTime);
      context.instruments().serve(context, health);
      WatchListener all =
          event -> {
            health.heard(event);
            context.telemetry().heard(event);
            listener.heard(event);
          };
      return Ledger.record(context, "watch", id -> new RunWatch(context, request, all).watch(id));
    } finally {
      lock.close();
    }
  }

  /** On a copy, with the free tier: nothing is sent, spent or kept. */
  private static Report rehearse(Context context, Request request, WatchListener listener) {
    try (WatchCopy copy = WatchCopy.of(context.workspace())) {
      return new RunWatch(context.in(copy.workspace()).unobserved(), request, listener)
          .watch("dry-run");
    }
  }

  private Report watch(String runId) {
    GuardRules guards = GuardRules.of(context.settings().profile());
    Time time = new Time(context.clock(), System::nanoTime);
    Circuits circuits = new Circuits();
    try (State journal = State.open(context.workspace());
        State memory = State.open(context.workspace());
        ModelTiers tiers = ModelTiers.open(context, guards, runId, circuits::add);
        LiveAnalyst analyst = analyst(tiers, guards, () -> Calibrations.load(memory));
        LiveSources sources = sources(new StoredMemory(new LiveItems(memory)));
        RejectsFile rejects = new RejectsFile(context, runId);
        DiscordClient discord = new DiscordClient(System::nanoTime);
        Watch watch =
            new Watch(
                new Watch.Parts(
                    runId,
                    looked(sources),
                    new NewsDesk(
                        new StoredMemory(new LiveItems(memory)), context.clock().instant()),
                    lines(discord, new RetiredChannels(memory)),
                    analyst,
                    new StoredJournal(journal, runId, addresses()),
                    RunWatch::postId,
                    rejected(rejects),
                    ticker -> price(sources, ticker),
                    () -> spentToday(memory),
                    listener),
                rules(),
                time)) {
      circuits.tell(watch::tell);
      return new Report(watch.run(context.progress()::stopped));
    }
  }

  private LiveAnalyst analyst(
      ModelTiers tiers, GuardRules guards, Supplier<Calibrations> calibrations) {
    LanguageModel embedded = Assembly.embedded(context);
    LiveAnalyst analyst =
        new LiveAnalyst(scorer(tiers, guards, embedded), calibrations, concurrent(tiers));
    analyst.first(new WarmUp(embedded));
    return analyst;
  }

  private RoutedScorer scorer(ModelTiers tiers, GuardRules guards, LanguageModel embedded) {
    return new RoutedScorer(
        tiers,
        request.rehearsal().isPresent()
            ? Policies.only(Tier.EMBEDDED)
            : ScoreByRoute.policy(context),
        true,
        Assembly.observed(context, embedded),
        ChunkContents.chunker(context),
        guards,
        context.telemetry(),
        context.clock());
  }

  private List<Watch.Line> lines(DiscordClient discord, RetiredChannels retired) {
    return request
        .rehearsal()
        .map(listener -> Channels.rehearsed(context, listener))
        .orElseGet(() -> Channels.lines(context, discord, retired));
  }

  /** A rehearsal needs no addresses. */
  private Map<String, String> addresses() {
    return request.rehearsal().isPresent() ? Map.of() : Channels.addressHashes(context);
  }

  /** A rehearsal keeps nothing. */
  private BiConsumer<String, Reject> rejected(RejectsFile file) {
    return request.rehearsal().isPresent() ? (source, reject) -> {} : file::addAtOnce;
  }

  private int concurrent(ModelTiers tiers) {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores + tiers.tiers().size() * context.settings().cloud().concurrent();
  }

  private Optional<Quote> price(LiveSources sources, Ticker ticker) {
    return sources
        .quotes()
        .of(ticker, context.clock().instant())
        .map(quote -> new Quote(OptionalDouble.of(quote.price()), quote.change(), quote.volume()));
  }

  /** What is configured, and standard input where that is asked for. */
  private LiveSources sources(StoredMemory memory) {
    LiveSources sources = LiveSources.open(context, memory, request.in());
    boolean piped =
        context.configuration().sources().stream()
            .anyMatch(source -> source.kind() == Source.Kind.STDIN);
    boolean quoted =
        context.configuration().triggers().stream()
            .anyMatch(trigger -> trigger.quotes() == Trigger.Quotes.STDIN);
    if (request.stdin() && quoted) {
      sources.close();
      throw BellwetherException.usage(
          "a trigger reads standard input already", "leave out --stdin, or give it a file");
    }
    if (request.stdin() && !piped) {
      sources.addStdin(request.in());
    }
    return sources;
  }

  private List<LiveSource> looked(LiveSources sources) {
    if (sources.all().isEmpty()) {
      throw BellwetherException.usage(
          "no live source in [[sources]] of "
              + context.workspace().root().resolve("bellwether.toml"),
          "add one, such as a feed, or pipe JSON Lines into 'bellwether watch --stdin'");
    }
    return sources.all();
  }

  private Rules rules() {
    WatchSettings set = context.settings().watch();
    return new Rules(
        new LinkedHashSet<>(set.tickers()),
        Optional.of(set.maxAge()).filter(age -> !age.isZero()),
        set.lateAfter(),
        set.digestAfter(),
        set.onUncertain() == Uncertain.RESEND,
        set.retryAfter(),
        Rules.USUAL.lastRetry(),
        set.drain(),
        Rules.USUAL.pulse(),
        request.once() ? Optional.of(ONCE) : Optional.empty());
  }

  /** 24 characters. */
  private static String postId() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
  }

  private Cost spentToday(State state) {
    return new Cost(
        new Spending(state, ModelTiers.limits(context.settings().cloud()), ProcessHandle.current())
            .standings(context.clock().instant()).stream()
                .filter(each -> each.tier().equals("all") && each.period().equals("day"))
                .mapToLong(Spending.Standing::spentMicroUsd)
                .sum());
  }
}
