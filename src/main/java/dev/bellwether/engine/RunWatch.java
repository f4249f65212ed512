package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import dev.bellwether.config.Settings;
import dev.bellwether.config.Uncertain;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.NewsDesk;
import dev.bellwether.ingest.live.StreamSource;
import dev.bellwether.notify.discord.DiscordClient;
import dev.bellwether.store.LiveItems;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import dev.bellwether.watch.Rules;
import dev.bellwether.watch.Time;
import dev.bellwether.watch.Watch;
import dev.bellwether.watch.WatchListener;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code watch}: alerts at once, sentiment seconds later, until it is told to stop. */
public final class RunWatch {
  private static final Duration STREAM_INTERVAL = Duration.ofMillis(20);

  /**
   * What is asked.
   *
   * @param stream JSON Lines to read beside the configured sources
   * @param once true to look at every source once, and end
   */
  public record Request(Optional<InputStream> stream, boolean once) {}

  /** How it ended; {@code unfinished} alerts are left for the next watch. */
  public record Report(int unfinished) implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("unfinished", unfinished);
      return summary;
    }

    @Override
    public boolean partial() {
      return false;
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
    if (request.stream().isEmpty() && context.configuration().sources().isEmpty()) {
      throw BellwetherException.usage(
          "no [[sources]] in " + context.workspace().root().resolve("bellwether.toml"),
          "add one, or pipe JSON Lines into 'bellwether watch --stdin'");
    }
    WatchLock lock = WatchLock.take(context.workspace());
    try {
      return Ledger.record(
          context, "watch", id -> new RunWatch(context, request, listener).watch(id));
    } finally {
      lock.close();
    }
  }

  private Report watch(String runId) {
    GuardRules guards = GuardRules.of(context.settings().profile());
    Time time = new Time(context.clock(), System::nanoTime);
    try (State journal = State.open(context.workspace());
        State memory = State.open(context.workspace());
        CloudTiers tiers = CloudTiers.open(context, guards, runId);
        LiveAnalyst analyst = new LiveAnalyst(scorer(tiers, guards), concurrent(tiers));
        DiscordClient discord = new DiscordClient(System::nanoTime);
        Watch watch =
            new Watch(
                new Watch.Parts(
                    runId,
                    sources(),
                    new NewsDesk(
                        new StoredMemory(new LiveItems(memory)), context.clock().instant()),
                    Channels.lines(context, discord),
                    analyst,
                    new StoredJournal(journal, runId),
                    RunWatch::postId,
                    () -> spentToday(memory),
                    listener),
                rules(),
                time)) {
      return new Report(watch.run(context.progress()::stopped));
    }
  }

  private RoutedScorer scorer(CloudTiers tiers, GuardRules guards) {
    return new RoutedScorer(
        tiers,
        ScoreByRoute.policy(context),
        true,
        Assembly.observed(context, Assembly.embedded(context)),
        ChunkContents.chunker(context),
        guards,
        context.telemetry(),
        context.clock());
  }

  private int concurrent(CloudTiers tiers) {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores + tiers.tiers().size() * context.settings().cloud().concurrent();
  }

  private List<LiveSource> sources() {
    List<LiveSource> sources = new ArrayList<>();
    request.stream()
        .ifPresent(
            in ->
                sources.add(
                    new StreamSource(
                        "stdin",
                        STREAM_INTERVAL,
                        in,
                        new NewsLines("stdin", NewsOptions.guessing()))));
    return sources;
  }

  private Rules rules() {
    Settings.Watch set = context.settings().watch();
    return new Rules(
        new LinkedHashSet<>(set.tickers()),
        set.lateAfter(),
        set.digestAfter(),
        set.onUncertain() == Uncertain.RESEND,
        set.retryAfter(),
        Rules.USUAL.lastRetry(),
        set.drain(),
        Rules.USUAL.pulse(),
        request.once());
  }

  /** 24 characters. */
  private static String postId() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
  }

  private Cost spentToday(State state) {
    return new Cost(
        new Spending(state, CloudTiers.limits(context.settings().cloud()), ProcessHandle.current())
            .standings(context.clock().instant()).stream()
                .filter(each -> each.tier().equals("all") && each.period().equals("day"))
                .mapToLong(Spending.Standing::spentMicroUsd)
                .sum());
  }
}
