package dev.bellwether.config;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One setting, declared once. {@link #ALL} is the table that files, environment, flags, help and
 * {@link Settings} are read by.
 *
 * @param name dotted name, as in a file and in {@code config show}
 * @param type the values it may take
 * @param fallback its value when nothing sets it
 * @param description one line for help
 * @param secret whether its value must never be shown
 */
record SettingKey<T>(
    String name, ValueType<T> type, T fallback, String description, boolean secret) {

  static final SettingKey<Profile> PROFILE =
      key(
          "profile",
          Choice.of(Profile.class),
          Profile.BATCH,
          "Deadlines and retries: live, batch or research");

  static final SettingKey<Integer> CHUNK_MAX_CHARS =
      key("chunk.max_chars", whole(100, 100_000), 1200, "Longest chunk, in characters");

  static final SettingKey<EmbeddedModel> EMBEDDED_MODEL =
      key(
          "embedded.model",
          Choice.of(EmbeddedModel.class),
          EmbeddedModel.ENCODER,
          "What reads a text: encoder or lexicon");

  static final SettingKey<String> EMBEDDED_HEAD =
      key("embedded.head", new FileName(), "shipped", "Trained head; see 'bellwether model list'");

  static final SettingKey<Boolean> EMBEDDED_NEAR_DUPLICATES =
      key(
          "embedded.near_duplicates",
          new YesNo(),
          false,
          "Find near-duplicates by the encoder; 5 ms a text");

  static final SettingKey<String> LOCAL_MODEL =
      key("local.model", new FilePath(), "", "Local model: a name of 'model list', or a file");

  static final SettingKey<LocalRuntime> LOCAL_RUNTIME =
      key(
          "local.runtime",
          Choice.hyphenated(LocalRuntime.class),
          LocalRuntime.JAVA_LLAMA,
          "What runs it: java-llama or llama-server");

  static final SettingKey<String> LOCAL_NATIVE_DIR =
      key("local.native_dir", new FilePath(), "", "Folder of a libjllama.so built for the GPU");

  static final SettingKey<String> LOCAL_SERVER_BINARY =
      key("local.server_binary", new FilePath(), "llama-server", "Program to start as a server");

  static final SettingKey<String> LOCAL_SERVER_URL =
      key("local.server_url", new HeaderText(), "", "Running llama-server to use instead");

  static final SettingKey<Integer> LOCAL_GPU_LAYERS =
      key("local.gpu_layers", whole(0, 1000), 33, "Layers on the GPU; 33 are all of a 7B model");

  static final SettingKey<Double> LOCAL_GPU_MEMORY =
      key(
          "local.gpu_memory",
          DecimalNumber.above(0, 1),
          0.85,
          "Share of the GPU's memory that the model may take");

  static final SettingKey<String> LOCAL_GPU_DEVICE =
      key("local.gpu_device", new HeaderText(), "", "Number of the GPU to use, such as 0");

  static final SettingKey<Integer> LOCAL_CONTEXT =
      key("local.context", whole(256, 131_072), 4096, "Tokens of prompt and answer together");

  static final SettingKey<Integer> LOCAL_SLOTS =
      key("local.slots", whole(1, 64), 1, "Texts at a time in a worker; 1 gives the same labels");

  static final SettingKey<Integer> LOCAL_WORKERS =
      key("local.workers", whole(1, 16), 1, "Copies of the model, where memory allows");

  static final SettingKey<LocalMode> LOCAL_MODE =
      key(
          "local.mode",
          Choice.of(LocalMode.class),
          LocalMode.VERDICT,
          "What it is to say: verdict, or full with a rationale");

  static final SettingKey<Integer> LOCAL_THREADS =
      key("local.threads", whole(0, 1024), 0, "Threads that compute; 0 for half the processors");

  static final SettingKey<Integer> LOCAL_BATCH_TOKENS =
      key("local.batch_tokens", whole(32, 4096), 256, "Tokens of a prompt read at once");

  static final SettingKey<Integer> LOCAL_RECYCLE_AFTER =
      key(
          "local.recycle_after",
          whole(1, 1_000_000),
          50,
          "Answers after which a worker is replaced");

  static final SettingKey<Duration> LOCAL_FIRST_TOKEN_DEADLINE =
      key(
          "local.first_token_deadline",
          duration(ofMillis(100), ofMinutes(10)),
          ofSeconds(5),
          "Longest wait for the first token; then the worker hangs");

  static final SettingKey<Duration> LOCAL_DEADLINE =
      key(
          "local.deadline",
          duration(ofMillis(100), ofHours(1)),
          ofMinutes(2),
          "Longest time for a whole answer");

  static final SettingKey<Duration> LOCAL_LOAD_DEADLINE =
      key(
          "local.load_deadline",
          duration(ofSeconds(1), ofHours(1)),
          ofMinutes(5),
          "Longest time for loading the model");

  static final SettingKey<Integer> SCORE_PAGE_SIZE =
      key("score.page_size", whole(1, 1_000_000), 20_000, "Documents loaded and saved at a time");

  static final SettingKey<ScoringTier> SCORE_TIER =
      key(
          "score.tier",
          Choice.of(ScoringTier.class),
          ScoringTier.ROUTE,
          "Who scores: by route, or one tier only");

  static final SettingKey<String> ROUTE_POLICY =
      key("route.policy", new HeaderText(), "default", "Policy that chooses tiers, see 'route'");

  static final SettingKey<String> GEMINI_MODEL =
      key("gemini.model", new HeaderText(), "", "Model to ask; empty for the usual one");

  static final SettingKey<String> GEMINI_URL =
      key(
          "gemini.url",
          new HeaderText(),
          "https://generativelanguage.googleapis.com/v1beta",
          "Where Gemini is");

  static final SettingKey<String> GEMINI_KEY_FILE =
      key(
          "gemini.key_file",
          new HeaderText(),
          "",
          "File that holds the key; or BELLWETHER_GEMINI_API_KEY");

  static final SettingKey<String> CLAUDE_MODEL =
      key("claude.model", new HeaderText(), "", "Model to ask; empty for the usual one");

  static final SettingKey<String> CLAUDE_URL =
      key("claude.url", new HeaderText(), "https://api.anthropic.com", "Where Claude is");

  static final SettingKey<String> CLAUDE_KEY_FILE =
      key(
          "claude.key_file",
          new HeaderText(),
          "",
          "File that holds the key; or BELLWETHER_CLAUDE_API_KEY");

  static final SettingKey<String> OPENAI_MODEL =
      key("openai.model", new HeaderText(), "", "Model to ask, as models.toml names it");

  static final SettingKey<String> OPENAI_URL =
      key(
          "openai.url",
          new HeaderText(),
          "",
          "OpenAI-compatible server, such as http://localhost:8080/v1");

  static final SettingKey<String> OPENAI_KEY_FILE =
      key(
          "openai.key_file",
          new HeaderText(),
          "",
          "File that holds the key; or BELLWETHER_OPENAI_API_KEY");

  static final SettingKey<Integer> LIMITS_CONCURRENT =
      key("limits.concurrent", whole(1, 1000), 5, "Calls to one cloud tier at a time");

  static final SettingKey<Integer> LIMITS_PER_MINUTE =
      key("limits.per_minute", whole(1, 1_000_000), 60, "Calls to one cloud model in a minute");

  static final SettingKey<Integer> CACHE_MAX_ANSWERS =
      key("cache.max_answers", whole(0, 10_000_000), 100_000, "Paid answers that are kept");

  static final SettingKey<Boolean> CACHE_APPROXIMATE =
      key(
          "cache.approximate",
          new YesNo(),
          false,
          "Live: take answers about texts of a day that say the same");

  static final SettingKey<Double> BUDGET_DAILY =
      money("budget.daily_usd", 1.5, "Most that cloud tiers may cost on a day, in USD");

  static final SettingKey<Double> BUDGET_MONTHLY =
      money("budget.monthly_usd", 40.0, "Most that they may cost in a month");

  static final SettingKey<Double> BUDGET_GEMINI_DAILY =
      money("budget.gemini_daily_usd", 1.5, "Of the daily budget, most for Gemini");

  static final SettingKey<Double> BUDGET_GEMINI_MONTHLY =
      money("budget.gemini_monthly_usd", 40.0, "Of the monthly budget, most for Gemini");

  static final SettingKey<Double> BUDGET_CLAUDE_DAILY =
      money("budget.claude_daily_usd", 1.5, "Of the daily budget, most for Claude");

  static final SettingKey<Double> BUDGET_CLAUDE_MONTHLY =
      money("budget.claude_monthly_usd", 40.0, "Of the monthly budget, most for Claude");

  static final SettingKey<Double> BUDGET_OPENAI_DAILY =
      money("budget.openai_daily_usd", 1.5, "Of the daily budget, most for the OpenAI tier");

  static final SettingKey<Double> BUDGET_OPENAI_MONTHLY =
      money("budget.openai_monthly_usd", 40.0, "Of the monthly budget, most for the OpenAI tier");
  static final SettingKey<Integer> SCORE_JOBS =
      key("score.jobs", whole(0, 256), 0, "Texts scored at a time; 0 for one a core");

  static final SettingKey<Boolean> SCORE_MASK =
      key("score.mask", new YesNo(), false, "Score texts without names and years");

  static final SettingKey<Double> SIGNAL_HALF_LIFE =
      key(
          "signal.half_life_sessions",
          DecimalNumber.above(0, 1000),
          2.0,
          "Sessions after which a score counts half");

  static final SettingKey<Integer> SIGNAL_MAX_AGE =
      key("signal.max_age_sessions", whole(1, 1000), 10, "Sessions after which a score is dropped");

  static final SettingKey<Combining> SIGNAL_COMBINE =
      key(
          "signal.combine",
          Choice.of(Combining.class),
          Combining.MEAN,
          "How scores become a signal: their weighted mean or sum");

  static final SettingKey<WithoutNews> SIGNAL_NO_NEWS =
      key(
          "signal.no_news",
          Choice.of(WithoutNews.class),
          WithoutNews.ABSENT,
          "Signal after the last score is dropped: absent, carry, fade, zero");

  static final SettingKey<Boolean> SIGNAL_NOVELTY =
      key("signal.novelty", new YesNo(), false, "Weigh a score by how new its headline is");

  static final SettingKey<Integer> SIGNAL_NOVELTY_DAYS =
      key("signal.novelty_days", whole(1, 365), 7, "Days of earlier headlines it is held against");

  static final SettingKey<Double> SIGNAL_MIN_CONFIDENCE =
      key(
          "signal.min_confidence",
          DecimalNumber.between(0, 1),
          0.0,
          "Scores less sure than this do not count");

  static final SettingKey<Map<String, Double>> SIGNAL_SOURCE_WEIGHTS =
      key(
          "signal.source_weights",
          new NamedWeights(DecimalNumber.between(0, 1000)),
          Map.of(),
          "Weights by source, such as wire=2,blog=0.5; 1 for others");

  static final SettingKey<List<Integer>> REPLAY_HORIZONS =
      key(
          "replay.horizons",
          new RisingNumbers(whole(1, 252), 20),
          List.of(1, 5, 10),
          "Sessions from entry to exit, one report each");

  static final SettingKey<Integer> REPLAY_QUANTILES =
      key("replay.quantiles", whole(2, 20), 5, "Groups the names are sorted into by signal");

  static final SettingKey<Integer> REPLAY_MIN_NAMES =
      key("replay.min_names", whole(2, 100_000), 20, "Names a session needs for a cross-section");

  static final SettingKey<EntryPrice> REPLAY_ENTRY =
      key(
          "replay.entry",
          Choice.of(EntryPrice.class),
          EntryPrice.NEXT_OPEN,
          "First price a signal may trade at");

  static final SettingKey<Duration> REPLAY_LATENCY =
      key("replay.latency", duration(ZERO, ofDays(30)), ZERO, "Time from seeing news to acting");

  static final SettingKey<Duration> REPLAY_MISSING_FIRST_SEEN =
      key(
          "replay.missing_first_seen",
          duration(ZERO, ofDays(30)),
          ofHours(1),
          "Archives are assumed seen this long after publication");

  static final SettingKey<Double> REPLAY_COST_BPS =
      key(
          "replay.cost_bps",
          DecimalNumber.between(0, 1000),
          10.0,
          "One-way trading cost, in basis points of turnover");

  static final SettingKey<KnowledgeCutoff> REPLAY_KNOWLEDGE_CUTOFF =
      key(
          "replay.knowledge_cutoff",
          new CutoffValue(),
          new KnowledgeCutoff.OfModel(),
          "Last date of what the model was trained on: a date, model or none");

  static final SettingKey<SplitPolicy> REPLAY_SPLITS =
      key(
          "replay.splits",
          Choice.of(SplitPolicy.class),
          SplitPolicy.FLAG,
          "On what looks like an unadjusted split: flag, adjust or drop");

  static final SettingKey<String> REPLAY_GROUPS =
      key(
          "replay.groups",
          new HeaderText(),
          "",
          "File of ticker and group (sector), for group-neutral figures and caps");

  static final SettingKey<String> REPLAY_UNIVERSE =
      key(
          "replay.universe",
          new HeaderText(),
          "",
          "File of ticker, from and to: names count only between these dates");

  static final SettingKey<Integer> REPLAY_FOLDS =
      key("replay.folds", whole(0, 50), 0, "Folds of a purged walk-forward; 0 for none");

  static final SettingKey<Integer> REPLAY_EMBARGO =
      key(
          "replay.embargo_sessions",
          whole(0, 252),
          5,
          "Sessions after a test fold that are not trained on");

  static final SettingKey<BookKind> STRATEGY_BOOK =
      key(
          "strategy.book",
          Choice.of(BookKind.class),
          BookKind.LONG_SHORT,
          "Book to simulate: long_short, long_only or signal");

  static final SettingKey<Double> STRATEGY_SHARE =
      key(
          "strategy.share",
          DecimalNumber.above(0, 0.5),
          0.2,
          "Share of the names on each side of the book");

  static final SettingKey<Integer> STRATEGY_HOLDING =
      key("strategy.holding_sessions", whole(1, 252), 5, "Sessions a position is held");

  static final SettingKey<Double> STRATEGY_MIN_STRENGTH =
      key(
          "strategy.min_strength",
          DecimalNumber.between(0, 1),
          0.0,
          "Least strength of a signal to open a position");

  static final SettingKey<Double> STRATEGY_NAME_CAP =
      key(
          "strategy.name_cap",
          DecimalNumber.above(0, 1),
          0.1,
          "Most that one name may make of the equity");

  static final SettingKey<Double> STRATEGY_GROUP_CAP =
      key(
          "strategy.group_cap",
          DecimalNumber.above(0, 10),
          10.0,
          "Most that the gross of one group may make of the equity");

  static final SettingKey<Double> STRATEGY_BORROW_BPS =
      key(
          "strategy.borrow_bps",
          DecimalNumber.between(0, 100_000),
          50.0,
          "Cost of borrowing what is sold short, basis points a year");

  static final SettingKey<Double> STRATEGY_CAPITAL =
      key(
          "strategy.capital",
          DecimalNumber.between(0, 1e12),
          1e6,
          "Money the book starts with; 0 for trades that move no price");

  static final SettingKey<Double> STRATEGY_IMPACT =
      key(
          "strategy.impact",
          DecimalNumber.between(0, 10),
          1.0,
          "Coefficient of the square-root law of market impact");

  static final SettingKey<Double> STRATEGY_PARTICIPATION =
      key(
          "strategy.participation",
          DecimalNumber.above(0, 1),
          0.025,
          "Most of a session's usual volume that one trade may be");

  static final SettingKey<Double> STRATEGY_DELISTING_LOSS =
      key(
          "strategy.delisting_loss",
          DecimalNumber.between(0, 1),
          0.3,
          "Share a long loses when its prices end");

  static final SettingKey<Duration> STORE_LOCK_WAIT =
      key(
          "store.lock_wait",
          duration(ZERO, ofHours(1)),
          ofSeconds(10),
          "Longest wait for another process to leave the database");

  static final SettingKey<Integer> STORE_MEMORY_LIMIT =
      key("store.memory_limit_mb", whole(64, 1_048_576), 512, "Memory DuckDB may use, in MB");

  static final SettingKey<Integer> STORE_THREADS =
      key("store.threads", whole(1, 256), 2, "Threads DuckDB may use");

  static final SettingKey<String> HTTP_USER_AGENT =
      key(
          "http.user_agent",
          new HeaderText(),
          "",
          "Name and e-mail sent with requests; the SEC asks for one");

  static final SettingKey<Duration> HTTP_TIMEOUT =
      key(
          "http.timeout",
          duration(ofMillis(100), ofMinutes(10)),
          ofSeconds(20),
          "Longest wait for a web server");

  static final SettingKey<String> EDGAR_DATA_URL =
      key(
          "edgar.data_url",
          new BaseAddress(),
          "https://data.sec.gov",
          "Where EDGAR lists the filings of a company");

  static final SettingKey<String> EDGAR_ARCHIVE_URL =
      key(
          "edgar.archive_url",
          new BaseAddress(),
          "https://www.sec.gov",
          "Where EDGAR keeps filings, symbols and the newest filings");

  static final SettingKey<Integer> EDGAR_RATE =
      key(
          "edgar.requests_per_second",
          whole(1, 10),
          8,
          "Requests to EDGAR, over all processes of this machine");

  static final SettingKey<List<Ticker>> WATCH_TICKERS =
      key("watch.tickers", new TickerList(), List.of(), "Tickers whose news goes first");

  static final SettingKey<Uncertain> WATCH_ON_UNCERTAIN =
      key(
          "watch.on_uncertain",
          Choice.of(Uncertain.class),
          Uncertain.RESEND,
          "When the answer to an alert was lost: resend or hold");

  static final SettingKey<Duration> WATCH_LATE_AFTER =
      key(
          "watch.late_after",
          duration(ofMillis(100), ofHours(1)),
          ofSeconds(10),
          "An alert says so when its analysis takes longer");

  static final SettingKey<Duration> WATCH_DIGEST_AFTER =
      key(
          "watch.digest_after",
          duration(ZERO, ofHours(1)),
          ofSeconds(5),
          "Alerts are merged when sending each would take longer");

  static final SettingKey<Duration> WATCH_RETRY_AFTER =
      key(
          "watch.retry_after",
          duration(ofMillis(100), ofHours(1)),
          ofSeconds(15),
          "First wait for a better verdict than a fallback");

  static final SettingKey<Duration> WATCH_DRAIN =
      key(
          "watch.drain",
          duration(ZERO, ofSeconds(25)),
          ofSeconds(10),
          "Longest time to finish alerts when told to stop");

  static final SettingKey<String> DISCORD_API_URL =
      key(
          "discord.api_url",
          new BaseAddress(),
          "https://discord.com/api/v10",
          "Where Discord is, for bots");

  static final SettingKey<String> TELEMETRY_HOST =
      key(
          "telemetry.host",
          new HeaderText(),
          "127.0.0.1",
          "Address where 'watch' serves /metrics, /healthz and /readyz");

  static final SettingKey<Integer> TELEMETRY_PORT =
      key("telemetry.port", whole(-1, 65_535), -1, "Its port; 0 for any free one, -1 for none");

  static final SettingKey<String> TELEMETRY_METRICS_FILE =
      key(
          "telemetry.metrics_file",
          new PathText(),
          "",
          "File that each run adds to, for the node exporter's textfiles");

  static final SettingKey<String> TELEMETRY_OTLP_URL =
      key(
          "telemetry.otlp_url",
          new HeaderText(),
          "",
          "OpenTelemetry collector for traces, such as http://localhost:4318");

  static final SettingKey<String> TELEMETRY_LANGFUSE_URL =
      key(
          "telemetry.langfuse_url",
          new BaseAddress(),
          "https://cloud.langfuse.com",
          "Langfuse, used with BELLWETHER_LANGFUSE_PUBLIC_KEY and _SECRET_KEY");

  static final SettingKey<Boolean> TELEMETRY_CAPTURE_CONTENT =
      key(
          "telemetry.capture_content",
          new YesNo(),
          false,
          "Whether traces hold what models read and said");

  static final SettingKey<String> TELEMETRY_LOG_FILE =
      key(
          "telemetry.log_file",
          new PathText(),
          "",
          "File of JSON lines, one for each event; - for standard error");

  /** Every setting, in the order they are shown. */
  static final List<SettingKey<?>> ALL =
      List.of(
          PROFILE,
          CHUNK_MAX_CHARS,
          EMBEDDED_MODEL,
          EMBEDDED_HEAD,
          EMBEDDED_NEAR_DUPLICATES,
          LOCAL_MODEL,
          LOCAL_RUNTIME,
          LOCAL_NATIVE_DIR,
          LOCAL_SERVER_BINARY,
          LOCAL_SERVER_URL,
          LOCAL_GPU_LAYERS,
          LOCAL_GPU_MEMORY,
          LOCAL_GPU_DEVICE,
          LOCAL_CONTEXT,
          LOCAL_SLOTS,
          LOCAL_WORKERS,
          LOCAL_MODE,
          LOCAL_THREADS,
          LOCAL_BATCH_TOKENS,
          LOCAL_RECYCLE_AFTER,
          LOCAL_FIRST_TOKEN_DEADLINE,
          LOCAL_DEADLINE,
          LOCAL_LOAD_DEADLINE,
          SCORE_PAGE_SIZE,
          SCORE_TIER,
          ROUTE_POLICY,
          GEMINI_MODEL,
          GEMINI_URL,
          GEMINI_KEY_FILE,
          CLAUDE_MODEL,
          CLAUDE_URL,
          CLAUDE_KEY_FILE,
          OPENAI_MODEL,
          OPENAI_URL,
          OPENAI_KEY_FILE,
          LIMITS_CONCURRENT,
          LIMITS_PER_MINUTE,
          CACHE_MAX_ANSWERS,
          CACHE_APPROXIMATE,
          BUDGET_DAILY,
          BUDGET_MONTHLY,
          BUDGET_GEMINI_DAILY,
          BUDGET_GEMINI_MONTHLY,
          BUDGET_CLAUDE_DAILY,
          BUDGET_CLAUDE_MONTHLY,
          BUDGET_OPENAI_DAILY,
          BUDGET_OPENAI_MONTHLY,
          SCORE_JOBS,
          SCORE_MASK,
          SIGNAL_HALF_LIFE,
          SIGNAL_MAX_AGE,
          SIGNAL_COMBINE,
          SIGNAL_NO_NEWS,
          SIGNAL_NOVELTY,
          SIGNAL_NOVELTY_DAYS,
          SIGNAL_MIN_CONFIDENCE,
          SIGNAL_SOURCE_WEIGHTS,
          REPLAY_HORIZONS,
          REPLAY_QUANTILES,
          REPLAY_MIN_NAMES,
          REPLAY_ENTRY,
          REPLAY_LATENCY,
          REPLAY_MISSING_FIRST_SEEN,
          REPLAY_COST_BPS,
          REPLAY_KNOWLEDGE_CUTOFF,
          REPLAY_SPLITS,
          REPLAY_GROUPS,
          REPLAY_UNIVERSE,
          REPLAY_FOLDS,
          REPLAY_EMBARGO,
          STRATEGY_BOOK,
          STRATEGY_SHARE,
          STRATEGY_HOLDING,
          STRATEGY_MIN_STRENGTH,
          STRATEGY_NAME_CAP,
          STRATEGY_GROUP_CAP,
          STRATEGY_BORROW_BPS,
          STRATEGY_CAPITAL,
          STRATEGY_IMPACT,
          STRATEGY_PARTICIPATION,
          STRATEGY_DELISTING_LOSS,
          STORE_LOCK_WAIT,
          STORE_MEMORY_LIMIT,
          STORE_THREADS,
          HTTP_USER_AGENT,
          HTTP_TIMEOUT,
          EDGAR_DATA_URL,
          EDGAR_ARCHIVE_URL,
          EDGAR_RATE,
          WATCH_TICKERS,
          WATCH_ON_UNCERTAIN,
          WATCH_LATE_AFTER,
          WATCH_DIGEST_AFTER,
          WATCH_RETRY_AFTER,
          WATCH_DRAIN,
          DISCORD_API_URL,
          TELEMETRY_HOST,
          TELEMETRY_PORT,
          TELEMETRY_METRICS_FILE,
          TELEMETRY_OTLP_URL,
          TELEMETRY_LANGFUSE_URL,
          TELEMETRY_CAPTURE_CONTENT,
          TELEMETRY_LOG_FILE);

  /** Name of the environment variable, such as {@code BELLWETHER_REPLAY_MIN_NAMES}. */
  String environmentName() {
    return EnvironmentLayer.PREFIX + name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  private static <T> SettingKey<T> key(
      String name, ValueType<T> type, T fallback, String description) {
    return new SettingKey<>(name, type, fallback, description, false);
  }

  private static SettingKey<Double> money(String name, double fallback, String description) {
    return key(name, DecimalNumber.between(0, 1_000_000), fallback, description);
  }

  private static WholeNumber whole(int min, int max) {
    return new WholeNumber(min, max);
  }

  private static DurationValue duration(Duration min, Duration max) {
    return new DurationValue(min, max);
  }
}
