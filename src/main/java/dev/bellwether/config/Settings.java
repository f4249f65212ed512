package dev.bellwether.config;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings that the engine works by, all within their allowed ranges when read from a {@link
 * Configuration}. Defaults and ranges stand in {@link SettingKey}.
 *
 * @param profile deadlines and retries
 * @param chunk cutting documents
 * @param embedded the embedded tier
 * @param local the local tier
 * @param score the scoring run
 * @param cloud models behind a network
 * @param signal from scores to signals
 * @param replay the replay
 * @param strategy the simulated book
 * @param store the stores
 * @param http requests to web servers
 * @param edgar the SEC's archive
 * @param watch the live loop
 * @param telemetry who is told what goes on
 */
public record Settings(
    Profile profile,
    Chunk chunk,
    Embedded embedded,
    Local local,
    Score score,
    Cloud cloud,
    Signal signal,
    Replay replay,
    Strategy strategy,
    Store store,
    Http http,
    Edgar edgar,
    Watch watch,
    Telemetry telemetry) {

  /** What holds when nothing is set. */
  public static Settings defaults() {
    return of(Resolution.of(new SettingTable(SettingKey.ALL), List.of()));
  }

  static Settings of(Resolution from) {
    return new Settings(
        from.value(SettingKey.PROFILE),
        new Chunk(from.value(SettingKey.CHUNK_MAX_CHARS)),
        new Embedded(
            from.value(SettingKey.EMBEDDED_MODEL),
            from.value(SettingKey.EMBEDDED_HEAD),
            from.value(SettingKey.EMBEDDED_NEAR_DUPLICATES)),
        Local.of(from),
        new Score(
            from.value(SettingKey.SCORE_PAGE_SIZE),
            from.value(SettingKey.SCORE_JOBS),
            from.value(SettingKey.SCORE_TIER),
            from.value(SettingKey.SCORE_MASK)),
        Cloud.of(from),
        Signal.of(from),
        Replay.of(from),
        Strategy.of(from),
        Store.of(from),
        new Http(from.value(SettingKey.HTTP_USER_AGENT), from.value(SettingKey.HTTP_TIMEOUT)),
        Edgar.of(from),
        Watch.of(from),
        Telemetry.of(from));
  }

  /** Cutting documents; {@code maxChars} is the longest chunk in UTF-16 units. */
  public record Chunk(int maxChars) {}

  /**
   * The embedded tier.
   *
   * @param model what reads a text
   * @param head name of the trained head on top of the encoder
   * @param nearDuplicates whether the encoder finds near-duplicates
   */
  public record Embedded(EmbeddedModel model, String head, boolean nearDuplicates) {}

  /**
   * The local tier.
   *
   * @param model a name of the workspace's models, or a file; empty for no local tier
   * @param runtime what runs it
   * @param nativeDir folder of the user's own native library; empty for the shipped one
   * @param serverBinary program to start as a server
   * @param serverUrl a server that runs already; empty to start one
   * @param gpuLayers layers to put on the GPU
   * @param gpuMemory share of the GPU's memory that may be taken, above 0 and at most 1
   * @param gpuDevice number of the GPU; empty for the first
   * @param context tokens of prompt and answer together, in each slot
   * @param slots texts at a time in a worker
   * @param workers copies of the model
   * @param mode what it is to say
   * @param threads that compute; 0 for half the processors
   * @param batchTokens tokens of a prompt read at once
   * @param recycleAfter answers after which a worker is replaced
   * @param firstToken longest wait for the first token
   * @param total longest time for a whole answer
   * @param load longest time for loading the model
   */
  public record Local(
      String model,
      LocalRuntime runtime,
      String nativeDir,
      String serverBinary,
      String serverUrl,
      int gpuLayers,
      double gpuMemory,
      String gpuDevice,
      int context,
      int slots,
      int workers,
      LocalMode mode,
      int threads,
      int batchTokens,
      int recycleAfter,
      Duration firstToken,
      Duration total,
      Duration load) {
    private static Local of(Resolution from) {
      return new Local(
          from.value(SettingKey.LOCAL_MODEL),
          from.value(SettingKey.LOCAL_RUNTIME),
          from.value(SettingKey.LOCAL_NATIVE_DIR),
          from.value(SettingKey.LOCAL_SERVER_BINARY),
          from.value(SettingKey.LOCAL_SERVER_URL),
          from.value(SettingKey.LOCAL_GPU_LAYERS),
          from.value(SettingKey.LOCAL_GPU_MEMORY),
          from.value(SettingKey.LOCAL_GPU_DEVICE),
          from.value(SettingKey.LOCAL_CONTEXT),
          from.value(SettingKey.LOCAL_SLOTS),
          from.value(SettingKey.LOCAL_WORKERS),
          from.value(SettingKey.LOCAL_MODE),
          from.value(SettingKey.LOCAL_THREADS),
          from.value(SettingKey.LOCAL_BATCH_TOKENS),
          from.value(SettingKey.LOCAL_RECYCLE_AFTER),
          from.value(SettingKey.LOCAL_FIRST_TOKEN_DEADLINE),
          from.value(SettingKey.LOCAL_DEADLINE),
          from.value(SettingKey.LOCAL_LOAD_DEADLINE));
    }

    /** The same with so many texts at a time. */
    public Local withSlots(int other) {
      return with(other, firstToken, recycleAfter);
    }

    /** The same with at least so much patience for the first token. */
    public Local withPatience(Duration least) {
      return with(slots, least.compareTo(firstToken) > 0 ? least : firstToken, recycleAfter);
    }

    /** The same with workers that are replaced after so many answers. */
    public Local withRecycleAfter(int answers) {
      return with(slots, firstToken, answers);
    }

    private Local with(int newSlots, Duration newFirstToken, int newRecycleAfter) {
      return new Local(
          model,
          runtime,
          nativeDir,
          serverBinary,
          serverUrl,
          gpuLayers,
          gpuMemory,
          gpuDevice,
          context,
          newSlots,
          workers,
          mode,
          threads,
          batchTokens,
          newRecycleAfter,
          newFirstToken,
          total,
          load);
    }

    /** True if the user has set a model or a running server. */
    public boolean configured() {
      return !model.isEmpty() || !serverUrl.isEmpty();
    }
  }

  /**
   * The scoring run.
   *
   * @param pageSize documents that are loaded and saved at a time
   * @param jobs texts that are scored at a time; 0 for one a core
   * @param tier who scores
   * @param mask whether names and years are taken out of a text before it is read
   */
  public record Score(int pageSize, int jobs, ScoringTier tier, boolean mask) {}

  /**
   * A model behind a network.
   *
   * @param model its id; empty for the usual one
   * @param url where it is; empty if there is none
   * @param keyFile file that holds its key; empty if there is none
   * @param dailyMicroUsd most it may cost on a day
   * @param monthlyMicroUsd most it may cost in a month
   */
  public record Remote(
      String model, String url, String keyFile, long dailyMicroUsd, long monthlyMicroUsd) {}

  /**
   * Models behind a network.
   *
   * @param policy name of the policy that chooses tiers
   * @param concurrent calls to one tier at a time, in this process
   * @param perMinute calls to one model in a minute, in all processes
   * @param maxAnswers paid answers that are kept
   * @param approximateCache whether a watch takes answers about texts that say the same
   * @param dailyMicroUsd most all of them may cost on a day
   * @param monthlyMicroUsd most all of them may cost in a month
   */
  public record Cloud(
      String policy,
      Remote gemini,
      Remote claude,
      Remote openai,
      int concurrent,
      int perMinute,
      int maxAnswers,
      boolean approximateCache,
      long dailyMicroUsd,
      long monthlyMicroUsd) {
    private static Cloud of(Resolution from) {
      return new Cloud(
          from.value(SettingKey.ROUTE_POLICY),
          new Remote(
              from.value(SettingKey.GEMINI_MODEL),
              from.value(SettingKey.GEMINI_URL),
              from.value(SettingKey.GEMINI_KEY_FILE),
              micro(from.value(SettingKey.BUDGET_GEMINI_DAILY)),
              micro(from.value(SettingKey.BUDGET_GEMINI_MONTHLY))),
          new Remote(
              from.value(SettingKey.CLAUDE_MODEL),
              from.value(SettingKey.CLAUDE_URL),
              from.value(SettingKey.CLAUDE_KEY_FILE),
              micro(from.value(SettingKey.BUDGET_CLAUDE_DAILY)),
              micro(from.value(SettingKey.BUDGET_CLAUDE_MONTHLY))),
          new Remote(
              from.value(SettingKey.OPENAI_MODEL),
              from.value(SettingKey.OPENAI_URL),
              from.value(SettingKey.OPENAI_KEY_FILE),
              micro(from.value(SettingKey.BUDGET_OPENAI_DAILY)),
              micro(from.value(SettingKey.BUDGET_OPENAI_MONTHLY))),
          from.value(SettingKey.LIMITS_CONCURRENT),
          from.value(SettingKey.LIMITS_PER_MINUTE),
          from.value(SettingKey.CACHE_MAX_ANSWERS),
          from.value(SettingKey.CACHE_APPROXIMATE),
          micro(from.value(SettingKey.BUDGET_DAILY)),
          micro(from.value(SettingKey.BUDGET_MONTHLY)));
    }

    private static long micro(double usd) {
      return Math.round(usd * 1e6);
    }
  }

  /**
   * From scores to signals.
   *
   * @param halfLifeSessions sessions after which a score counts half, above 0
   * @param maxAgeSessions sessions after which a score is dropped
   * @param combining mean or sum
   * @param withoutNews what the signal is once every score is dropped
   * @param novelty whether a score weighs as much as its headline is new
   * @param noveltyDays days of earlier headlines that it is held against
   * @param minConfidence least confidence of a score that counts, 0 to 1
   * @param sourceWeights weight of the scores of a source, 0 or more; 1 for a source that is not
   *     named
   */
  public record Signal(
      double halfLifeSessions,
      int maxAgeSessions,
      Combining combining,
      WithoutNews withoutNews,
      boolean novelty,
      int noveltyDays,
      double minConfidence,
      Map<String, Double> sourceWeights) {
    public Signal {
      sourceWeights = Map.copyOf(sourceWeights);
    }

    private static Signal of(Resolution from) {
      return new Signal(
          from.value(SettingKey.SIGNAL_HALF_LIFE),
          from.value(SettingKey.SIGNAL_MAX_AGE),
          from.value(SettingKey.SIGNAL_COMBINE),
          from.value(SettingKey.SIGNAL_NO_NEWS),
          from.value(SettingKey.SIGNAL_NOVELTY),
          from.value(SettingKey.SIGNAL_NOVELTY_DAYS),
          from.value(SettingKey.SIGNAL_MIN_CONFIDENCE),
          from.value(SettingKey.SIGNAL_SOURCE_WEIGHTS));
    }
  }

  /**
   * The replay.
   *
   * @param horizons sessions from entry to exit, rising
   * @param quantiles groups the names are sorted into, 2 to 20
   * @param minNames names a session needs for a cross-section, at least 2
   * @param entry first price a signal may trade at
   * @param latency from seeing news to acting, not negative
   * @param missingFirstSeen archives are assumed seen this long after publication, not negative
   * @param costBps one-way cost, basis points of turnover
   * @param knowledgeCutoff until when the model has read what happened
   * @param splits what is done about jumps that look like unadjusted splits
   * @param groups file of the group of each ticker; empty if there is none
   * @param universe file of the dates between which each ticker counts; empty if there is none
   * @param folds of the walk-forward; 0 for none
   * @param embargoSessions sessions after a test fold that are not trained on
   */
  public record Replay(
      List<Integer> horizons,
      int quantiles,
      int minNames,
      EntryPrice entry,
      Duration latency,
      Duration missingFirstSeen,
      double costBps,
      KnowledgeCutoff knowledgeCutoff,
      SplitPolicy splits,
      String groups,
      String universe,
      int folds,
      int embargoSessions) {
    public Replay {
      horizons = List.copyOf(horizons);
    }

    private static Replay of(Resolution from) {
      return new Replay(
          from.value(SettingKey.REPLAY_HORIZONS),
          from.value(SettingKey.REPLAY_QUANTILES),
          from.value(SettingKey.REPLAY_MIN_NAMES),
          from.value(SettingKey.REPLAY_ENTRY),
          from.value(SettingKey.REPLAY_LATENCY),
          from.value(SettingKey.REPLAY_MISSING_FIRST_SEEN),
          from.value(SettingKey.REPLAY_COST_BPS),
          from.value(SettingKey.REPLAY_KNOWLEDGE_CUTOFF),
          from.value(SettingKey.REPLAY_SPLITS),
          from.value(SettingKey.REPLAY_GROUPS),
          from.value(SettingKey.REPLAY_UNIVERSE),
          from.value(SettingKey.REPLAY_FOLDS),
          from.value(SettingKey.REPLAY_EMBARGO));
    }
  }

  /**
   * The simulated book of a replay.
   *
   * @param book which names it holds, and how much of each
   * @param share of the names on each side, above 0 and at most 0.5
   * @param holdingSessions sessions a position is held
   * @param minStrength least strength of a signal to open a position, 0 to 1
   * @param nameCap most that one name may make of the equity, above 0
   * @param groupCap most that the gross of one group may make of the equity, above 0
   * @param borrowBps cost of borrowing shorts, basis points a year
   * @param capital money it starts with; 0 for trades that move no price
   * @param impact coefficient of the square-root law
   * @param participation most of a session's usual volume that one trade may be, above 0
   * @param delistingLoss share a long loses when its prices end, 0 to 1
   */
  public record Strategy(
      BookKind book,
      double share,
      int holdingSessions,
      double minStrength,
      double nameCap,
      double groupCap,
      double borrowBps,
      double capital,
      double impact,
      double participation,
      double delistingLoss) {
    private static Strategy of(Resolution from) {
      return new Strategy(
          from.value(SettingKey.STRATEGY_BOOK),
          from.value(SettingKey.STRATEGY_SHARE),
          from.value(SettingKey.STRATEGY_HOLDING),
          from.value(SettingKey.STRATEGY_MIN_STRENGTH),
          from.value(SettingKey.STRATEGY_NAME_CAP),
          from.value(SettingKey.STRATEGY_GROUP_CAP),
          from.value(SettingKey.STRATEGY_BORROW_BPS),
          from.value(SettingKey.STRATEGY_CAPITAL),
          from.value(SettingKey.STRATEGY_IMPACT),
          from.value(SettingKey.STRATEGY_PARTICIPATION),
          from.value(SettingKey.STRATEGY_DELISTING_LOSS));
    }
  }

  /**
   * The stores.
   *
   * @param lockWait longest wait for another process to leave the database
   * @param memoryLimitMb memory DuckDB may use, in MB of 10^6 bytes as DuckDB reads "MB"
   * @param threads threads DuckDB may use
   */
  public record Store(Duration lockWait, int memoryLimitMb, int threads) {
    private static Store of(Resolution from) {
      return new Store(
          from.value(SettingKey.STORE_LOCK_WAIT),
          from.value(SettingKey.STORE_MEMORY_LIMIT),
          from.value(SettingKey.STORE_THREADS));
    }
  }

  /**
   * Requests to web servers.
   *
   * @param userAgent sent with each request; empty for the client's own
   * @param timeout longest wait for an answer
   */
  public record Http(String userAgent, Duration timeout) {}

  /**
   * The SEC's archive.
   *
   * @param dataUrl where a company's filings are listed; no slash at the end
   * @param archiveUrl where filings are kept; no slash at the end
   * @param requestsPerSecond over all processes of this machine, 1 to 10
   */
  public record Edgar(String dataUrl, String archiveUrl, int requestsPerSecond) {
    private static Edgar of(Resolution from) {
      return new Edgar(
          from.value(SettingKey.EDGAR_DATA_URL),
          from.value(SettingKey.EDGAR_ARCHIVE_URL),
          from.value(SettingKey.EDGAR_RATE));
    }
  }

  /**
   * The live loop.
   *
   * @param tickers whose news goes first
   * @param onUncertain what is done with an alert whose answer was lost
   * @param lateAfter an alert says so when its analysis takes longer
   * @param digestAfter alerts are merged when sending each by itself would take longer
   * @param retryAfter first wait for a better verdict than a fallback
   * @param drain longest time to finish what was begun
   * @param discordApi where Discord is, for bots
   */
  public record Watch(
      List<Ticker> tickers,
      Uncertain onUncertain,
      Duration lateAfter,
      Duration digestAfter,
      Duration retryAfter,
      Duration drain,
      String discordApi) {
    public Watch {
      tickers = List.copyOf(tickers);
    }

    private static Watch of(Resolution from) {
      return new Watch(
          from.value(SettingKey.WATCH_TICKERS),
          from.value(SettingKey.WATCH_ON_UNCERTAIN),
          from.value(SettingKey.WATCH_LATE_AFTER),
          from.value(SettingKey.WATCH_DIGEST_AFTER),
          from.value(SettingKey.WATCH_RETRY_AFTER),
          from.value(SettingKey.WATCH_DRAIN),
          from.value(SettingKey.DISCORD_API_URL));
    }
  }

  /**
   * Who is told what goes on. The keys of Langfuse and the headers for a collector are secrets, and
   * so no settings.
   *
   * @param host address of the endpoint for Prometheus
   * @param port of the endpoint; 0 for any free one, -1 for none
   * @param metricsFile file of metrics; empty for none
   * @param otlpUrl collector of traces; empty for none
   * @param langfuseUrl Langfuse; no slash at the end
   * @param captureContent whether traces hold what models read and said
   * @param logFile file of JSON lines; empty for none, {@code -} for standard error
   */
  public record Telemetry(
      String host,
      int port,
      String metricsFile,
      String otlpUrl,
      String langfuseUrl,
      boolean captureContent,
      String logFile) {
    private static Telemetry of(Resolution from) {
      return new Telemetry(
          from.value(SettingKey.TELEMETRY_HOST),
          from.value(SettingKey.TELEMETRY_PORT),
          from.value(SettingKey.TELEMETRY_METRICS_FILE),
          from.value(SettingKey.TELEMETRY_OTLP_URL),
          from.value(SettingKey.TELEMETRY_LANGFUSE_URL),
          from.value(SettingKey.TELEMETRY_CAPTURE_CONTENT),
          from.value(SettingKey.TELEMETRY_LOG_FILE));
    }
  }
}
