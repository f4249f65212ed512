package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import dev.bellwether.bench.live.FakeDiscord;
import dev.bellwether.bench.live.FakeFeed;
import dev.bellwether.bench.live.FakeModel;
import dev.bellwether.bench.live.LiveCount;
import dev.bellwether.bench.live.LiveFigures;
import dev.bellwether.bench.live.Story;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.store.Headlines;
import dev.bellwether.store.State;
import dev.bellwether.store.WatchTable;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code bench live}: shows the headlines of the archive to a watch in a process of its own, by a
 * feed, a Discord and a model on loopback, and counts from their journals what became of them.
 */
public final class BenchLive {
  private static final Duration FEED_INTERVAL = Duration.ofMillis(100);
  private static final int SHOWN = 200;

  /** Nothing more has become final for so long: nothing will. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration STEP = Duration.ofSeconds(1);

  /** What a busy day brings; each day may cost what the usual budget allows for one. */
  private static final double ARTICLES_A_DAY = 800;

  private static final double USD_A_DAY = 1.5;

  /**
   * What is asked.
   *
   * @param articles how many are shown, at least 1
   * @param speed how many times as fast as in the archive, above 0
   * @param delay that the network to Discord adds
   * @param dropped share of Discord's answers that are lost
   * @param news read first when the archive is empty
   */
  public record Request(int articles, double speed, Duration delay, double dropped, Path news) {}

  /**
   * What came of it.
   *
   * @param figures counted from the journals
   * @param rssSecondFifthMb mean memory of the watch in the second fifth of its life
   * @param rssLastFifthMb the same in the last fifth
   * @param spent what the stand-in for a model would have cost
   * @param budgetUsd most that it might have: beyond it, stories end without a final verdict
   * @param folder where the journals are
   */
  public record Report(
      LiveFigures figures,
      double rssSecondFifthMb,
      double rssLastFifthMb,
      Cost spent,
      double budgetUsd,
      Path folder)
      implements Ledger.Summarised {
    /** By the names they have in the report, in its order. */
    public Map<String, Object> byName() {
      Map<String, Object> all = new LinkedHashMap<>(figures.byName());
      all.put("rss_second_fifth_mb", rssSecondFifthMb);
      all.put("rss_last_fifth_mb", rssLastFifthMb);
      all.put("spent_usd", spent.microUsd() / 1e6);
      all.put("budget_usd", budgetUsd);
      return all;
    }

    @Override
    public Map<String, Object> summary() {
      return byName();
    }

    @Override
    public boolean partial() {
      return figures.lost() > 0 || figures.duplicated() > 0;
    }
  }

  private final Context context;
  private final Request request;
  private final Path folder;

  private BenchLive(Context context, Request request, Path folder) {
    this.context = context;
    this.request = request;
    this.folder = folder;
  }

  /** Runs the use case. */
  public static Report run(Context context, Request request) {
    if (Folding.read(context, database -> Headlines.first(database, 2)).size() < 2) {
      IngestNews.run(
          context,
          new IngestNews.Request(
              List.of(request.news()),
              new NewsOptions(Map.of(), Optional.of("demo"), Optional.empty(), Optional.empty()),
              Optional.empty()));
    }
    return Ledger.record(
        context,
        "bench live",
        id ->
            new BenchLive(
                    context, request, context.workspace().root().resolve("bench-live").resolve(id))
                .bench());
  }

  private Report bench() {
    List<Headlines.Headline> archive =
        Folding.read(context, database -> Headlines.first(database, request.articles()));
    List<Story> stories = LivePlan.of(archive, request.articles(), request.speed());
    FakeDiscord.Manners manners =
        FakeDiscord.Manners.USUAL.delayed(request.delay()).dropping(request.dropped());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw BellwetherException.failed("cannot make " + folder + ": " + e.getMessage(), "", e);
    }
    try (FakeFeed feed =
            FakeFeed.start(stories, SHOWN, folder.resolve("feed.jsonl"), context.clock());
        FakeModel model =
            FakeModel.start(Duration.ofMillis(50), folder.resolve("model.jsonl"), context.clock());
        FakeDiscord discord =
            FakeDiscord.start(0, manners, folder.resolve("discord.jsonl"), context.clock())) {
      String webhook = discord.webhook("1", "bench-live");
      configure(feed.address(), model.address());
      return watch(feed, discord, webhook, stories.size());
    } catch (IOException e) {
      throw BellwetherException.failed("cannot run the watch: " + e.getMessage(), "", e);
    }
  }

  private void configure(String feed, String model) throws IOException {
    Files.writeString(
        folder.resolve("bellwether.toml"),
        """
        [[sources]]
        name = "feed"
        kind = "json"
        url = "%s"
        interval = "%dms"
        items = "items"
        trust_tags = true

        [[policies]]
        name = "bench"
        rules = [{ tiers = ["openai"], why = "the stand-in" }]

        [route]
        policy = "bench"

        [openai]
        url = "%s"
        model = "%s"

        [limits]
        concurrent = 16
        per_minute = 1000000

        [budget]
        daily_usd = %s
        monthly_usd = %s
        openai_daily_usd = %s
        openai_monthly_usd = %s
        """
            .formatted(
                feed,
                FEED_INTERVAL.toMillis(),
                model,
                FakeModel.ID,
                budget(),
                budget(),
                budget(),
                budget()));
    Files.writeString(folder.resolve("models.toml"), FakeModel.card(0.3, 2.5));
  }

  private double budget() {
    return USD_A_DAY * Math.ceil(request.articles() / ARTICLES_A_DAY);
  }

  private Report watch(FakeFeed feed, FakeDiscord discord, String webhook, int stories)
      throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("BELLWETHER_DISCORD_WEBHOOK", webhook);
    WatchProcess ended;
    try (WatchProcess watch = WatchProcess.start(folder, environment)) {
      warmUp(watch);
      feed.begin();
      context.progress().stage("bench live", stories);
      await(watch, discord, stories);
      ended = watch;
    }
    return new Report(
        LiveCount.of(folder, dead(), ended.mostMb()),
        ended.meanMb(1),
        ended.meanMb(4),
        Money.spentToday(context.in(Workspace.in(folder))),
        budget(),
        folder);
  }

  /** The watch has begun when it has looked at its feed for the first time. */
  private void warmUp(WatchProcess watch) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (watch.isAlive() && System.nanoTime() < deadline) {
      if (Files.readString(folder.resolve("events.jsonl")).contains("\"polled\"")) {
        return;
      }
      sleep(Duration.ofMillis(100));
    }
    throw new BellwetherException(
        BellwetherException.Kind.FAILED,
        "the watch did not begin",
        "see " + folder.resolve("watch.log"));
  }

  private void await(WatchProcess watch, FakeDiscord discord, int stories) throws IOException {
    int last = 0;
    long since = System.nanoTime();
    while (last < stories && System.nanoTime() - since < PATIENCE.toNanos() && watch.isAlive()) {
      context.checkStopped();
      sleep(STEP);
      watch.sample();
      int now = discord.finals();
      if (now > last) {
        context.progress().advance(now - last);
        since = System.nanoTime();
        last = now;
      }
    }
  }

  private int dead() {
    try (State state = State.open(Workspace.in(folder))) {
      return new WatchTable(state).dead();
    }
  }

  private static void sleep(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }
}
