package dev.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingKeyTest {
  @Test
  void everyDefaultIsTheOneWrittenHere() {
    List<String> defaults =
        Settings.KEYS.stream().map(key -> key.name() + " = " + fallback(key)).toList();

    assertThat(defaults)
        .containsExactly(
            "profile = batch",
            "chunk.max_chars = 1200",
            "embedded.model = encoder",
            "embedded.head = shipped",
            "embedded.near_duplicates = false",
            "local.model = ",
            "local.runtime = java-llama",
            "local.native_dir = ",
            "local.server_binary = llama-server",
            "local.server_url = ",
            "local.gpu_layers = 33",
            "local.gpu_memory = 0.85",
            "local.gpu_device = ",
            "local.context = 4096",
            "local.slots = 1",
            "local.workers = 1",
            "local.mode = verdict",
            "local.threads = 0",
            "local.batch_tokens = 256",
            "local.recycle_after = 50",
            "local.first_token_deadline = 5s",
            "local.deadline = 2m",
            "local.load_deadline = 5m",
            "score.page_size = 20000",
            "score.tier = route",
            "score.jobs = 0",
            "score.mask = false",
            "route.policy = default",
            "route.critical_tickers = ",
            "gemini.model = ",
            "gemini.url = https://generativelanguage.googleapis.com/v1beta",
            "gemini.key_file = ",
            "claude.model = ",
            "claude.url = https://api.anthropic.com",
            "claude.key_file = ",
            "openai.model = ",
            "openai.url = ",
            "openai.key_file = ",
            "limits.concurrent = 5",
            "limits.per_minute = 60",
            "cache.max_answers = 100000",
            "cache.approximate = false",
            "budget.daily_usd = 1.5",
            "budget.monthly_usd = 40.0",
            "budget.gemini_daily_usd = 1.5",
            "budget.gemini_monthly_usd = 40.0",
            "budget.claude_daily_usd = 1.5",
            "budget.claude_monthly_usd = 40.0",
            "budget.openai_daily_usd = 1.5",
            "budget.openai_monthly_usd = 40.0",
            "signal.half_life_sessions = 2.0",
            "signal.max_age_sessions = 10",
            "signal.combine = mean",
            "signal.no_news = absent",
            "signal.novelty = false",
            "signal.novelty_days = 7",
            "signal.min_confidence = 0.0",
            "signal.source_weights = ",
            "replay.horizons = 1,5,10",
            "replay.quantiles = 5",
            "replay.min_names = 20",
            "replay.entry = next_open",
            "replay.latency = 0s",
            "replay.missing_first_seen = 1h",
            "replay.cost_bps = 10.0",
            "replay.knowledge_cutoff = model",
            "replay.splits = flag",
            "replay.groups = ",
            "replay.universe = ",
            "replay.folds = 0",
            "replay.embargo_sessions = 5",
            "strategy.book = long_short",
            "strategy.share = 0.2",
            "strategy.holding_sessions = 5",
            "strategy.min_strength = 0.0",
            "strategy.name_cap = 0.1",
            "strategy.group_cap = 10.0",
            "strategy.borrow_bps = 50.0",
            "strategy.capital = 1000000.0",
            "strategy.impact = 1.0",
            "strategy.participation = 0.025",
            "strategy.delisting_loss = 0.3",
            "store.lock_wait = 10s",
            "store.memory_limit_mb = 512",
            "store.threads = 2",
            "http.user_agent = ",
            "http.timeout = 20s",
            "edgar.data_url = https://data.sec.gov",
            "edgar.archive_url = https://www.sec.gov",
            "edgar.requests_per_second = 8",
            "watch.tickers = ",
            "watch.max_age = 1d",
            "watch.on_uncertain = resend",
            "watch.late_after = 10s",
            "watch.digest_after = 5s",
            "watch.retry_after = 15s",
            "watch.drain = 10s",
            "discord.api_url = https://discord.com/api/v10",
            "telemetry.host = 127.0.0.1",
            "telemetry.port = -1",
            "telemetry.metrics_file = ",
            "telemetry.otlp_url = ",
            "telemetry.langfuse_url = https://cloud.langfuse.com",
            "telemetry.capture_content = false",
            "telemetry.log_file = ");
  }

  @Test
  void everyRangeIsTheOneWrittenHere() {
    List<String> ranges =
        Settings.KEYS.stream().map(key -> key.name() + ": " + key.type().allowed()).toList();

    assertThat(ranges)
        .containsExactly(
            "profile: one of live, batch, research",
            "chunk.max_chars: a whole number from 100 to 100000",
            "embedded.model: one of encoder, lexicon",
            "embedded.head: a name of lower-case letters, digits, - and _",
            "embedded.near_duplicates: true or false",
            "local.model: a path",
            "local.runtime: one of java-llama, llama-server",
            "local.native_dir: a path",
            "local.server_binary: a path",
            "local.server_url: a text of at most 200 printable ASCII characters",
            "local.gpu_layers: a whole number from 0 to 1000",
            "local.gpu_memory: a number above 0.0, at most 1.0",
            "local.gpu_device: a text of at most 200 printable ASCII characters",
            "local.context: a whole number from 256 to 131072",
            "local.slots: a whole number from 1 to 64",
            "local.workers: a whole number from 1 to 16",
            "local.mode: one of verdict, full",
            "local.threads: a whole number from 0 to 1024",
            "local.batch_tokens: a whole number from 32 to 4096",
            "local.recycle_after: a whole number from 1 to 1000000",
            "local.first_token_deadline: a duration such as 90s or 1h30m, from 100ms to 10m",
            "local.deadline: a duration such as 90s or 1h30m, from 100ms to 1h",
            "local.load_deadline: a duration such as 90s or 1h30m, from 1s to 1h",
            "score.page_size: a whole number from 1 to 1000000",
            "score.tier: one of route, embedded, local, gemini, claude, openai",
            "score.jobs: a whole number from 0 to 256",
            "score.mask: true or false",
            "route.policy: a text of at most 200 printable ASCII characters",
            "route.critical_tickers: tickers separated by commas, such as AAPL,BRK.B, or in a file a list of them",
            "gemini.model: a text of at most 200 printable ASCII characters",
            "gemini.url: a text of at most 200 printable ASCII characters",
            "gemini.key_file: a text of at most 200 printable ASCII characters",
            "claude.model: a text of at most 200 printable ASCII characters",
            "claude.url: a text of at most 200 printable ASCII characters",
            "claude.key_file: a text of at most 200 printable ASCII characters",
            "openai.model: a text of at most 200 printable ASCII characters",
            "openai.url: a text of at most 200 printable ASCII characters",
            "openai.key_file: a text of at most 200 printable ASCII characters",
            "limits.concurrent: a whole number from 1 to 1000",
            "limits.per_minute: a whole number from 1 to 1000000",
            "cache.max_answers: a whole number from 0 to 10000000",
            "cache.approximate: true or false",
            "budget.daily_usd: a number from 0.0 to 1000000.0",
            "budget.monthly_usd: a number from 0.0 to 1000000.0",
            "budget.gemini_daily_usd: a number from 0.0 to 1000000.0",
            "budget.gemini_monthly_usd: a number from 0.0 to 1000000.0",
            "budget.claude_daily_usd: a number from 0.0 to 1000000.0",
            "budget.claude_monthly_usd: a number from 0.0 to 1000000.0",
            "budget.openai_daily_usd: a number from 0.0 to 1000000.0",
            "budget.openai_monthly_usd: a number from 0.0 to 1000000.0",
            "signal.half_life_sessions: a number above 0.0, at most 1000.0",
            "signal.max_age_sessions: a whole number from 1 to 1000",
            "signal.combine: one of mean, sum",
            "signal.no_news: one of absent, carry, fade, zero",
            "signal.novelty: true or false",
            "signal.novelty_days: a whole number from 1 to 365",
            "signal.min_confidence: a number from 0.0 to 1.0",
            "signal.source_weights: weights by name such as wire=2,blog=0.5, each a number from 0.0 to 1000.0",
            "replay.horizons: 1 to 20 rising whole numbers, each from 1 to 252, such as 1,5,10",
            "replay.quantiles: a whole number from 2 to 20",
            "replay.min_names: a whole number from 2 to 100000",
            "replay.entry: one of next_open, next_close",
            "replay.latency: a duration such as 90s or 1h30m, from 0s to 30d",
            "replay.missing_first_seen: a duration such as 90s or 1h30m, from 0s to 30d",
            "replay.cost_bps: a number from 0.0 to 1000.0",
            "replay.knowledge_cutoff: a date such as 2024-06-30, 'model' or 'none'",
            "replay.splits: one of flag, adjust, drop",
            "replay.groups: a text of at most 200 printable ASCII characters",
            "replay.universe: a text of at most 200 printable ASCII characters",
            "replay.folds: a whole number from 0 to 50",
            "replay.embargo_sessions: a whole number from 0 to 252",
            "strategy.book: one of long_short, long_only, signal",
            "strategy.share: a number above 0.0, at most 0.5",
            "strategy.holding_sessions: a whole number from 1 to 252",
            "strategy.min_strength: a number from 0.0 to 1.0",
            "strategy.name_cap: a number above 0.0, at most 1.0",
            "strategy.group_cap: a number above 0.0, at most 10.0",
            "strategy.borrow_bps: a number from 0.0 to 100000.0",
            "strategy.capital: a number from 0.0 to 1000000000000.0",
            "strategy.impact: a number from 0.0 to 10.0",
            "strategy.participation: a number above 0.0, at most 1.0",
            "strategy.delisting_loss: a number from 0.0 to 1.0",
            "store.lock_wait: a duration such as 90s or 1h30m, from 0s to 1h",
            "store.memory_limit_mb: a whole number from 64 to 1048576",
            "store.threads: a whole number from 1 to 256",
            "http.user_agent: a text of at most 200 printable ASCII characters",
            "http.timeout: a duration such as 90s or 1h30m, from 100ms to 10m",
            "edgar.data_url: an http or https address",
            "edgar.archive_url: an http or https address",
            "edgar.requests_per_second: a whole number from 1 to 10",
            "watch.tickers: tickers separated by commas, such as AAPL,BRK.B, or in a file a list of them",
            "watch.max_age: a duration such as 90s or 1h30m, from 0s to 3650d",
            "watch.on_uncertain: one of resend, hold",
            "watch.late_after: a duration such as 90s or 1h30m, from 100ms to 1h",
            "watch.digest_after: a duration such as 90s or 1h30m, from 0s to 1h",
            "watch.retry_after: a duration such as 90s or 1h30m, from 100ms to 1h",
            "watch.drain: a duration such as 90s or 1h30m, from 0s to 25s",
            "discord.api_url: an http or https address",
            "telemetry.host: a text of at most 200 printable ASCII characters",
            "telemetry.port: a whole number from -1 to 65535",
            "telemetry.metrics_file: a path, or nothing",
            "telemetry.otlp_url: a text of at most 200 printable ASCII characters",
            "telemetry.langfuse_url: an http or https address",
            "telemetry.capture_content: true or false",
            "telemetry.log_file: a path, or nothing");
  }

  @Test
  void everyDefaultIsAllowedByItsOwnRange() {
    assertThat(Settings.KEYS).allSatisfy(SettingKeyTest::readsItsOwnFallback);
  }

  @Test
  void everyDescriptionFitsOneLine() {
    assertThat(Settings.KEYS)
        .allSatisfy(
            key ->
                assertThat(key.description())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(70)
                    .doesNotContain("\n")
                    .doesNotEndWith("."));
  }

  @Test
  void noTwoSettingsShareAVariableAndNoneLooksLikeACredential() {
    SettingTable table = new SettingTable(Settings.KEYS);

    assertThat(table.variables()).doesNotHaveDuplicates().allMatch(EnvironmentLayer::isSetting);
    assertThat(table.names()).doesNotHaveDuplicates();
    assertThat(table.ofVariable("BELLWETHER_REPLAY_MIN_NAMES"))
        .isEqualTo(table.named("replay.min_names"));
  }

  @Test
  void eachSettingReachesItsOwnFieldOfTheRecords() {
    Settings settings =
        Settings.of(
            Resolution.of(
                new SettingTable(Settings.KEYS),
                List.of(
                    EnvironmentLayer.read(
                        Map.ofEntries(
                            Map.entry("BELLWETHER_PROFILE", "live"),
                            Map.entry("BELLWETHER_CHUNK_MAX_CHARS", "101"),
                            Map.entry("BELLWETHER_EMBEDDED_MODEL", "lexicon"),
                            Map.entry("BELLWETHER_EMBEDDED_HEAD", "mine"),
                            Map.entry("BELLWETHER_EMBEDDED_NEAR_DUPLICATES", "true"),
                            Map.entry("BELLWETHER_LOCAL_MODEL", "l1"),
                            Map.entry("BELLWETHER_LOCAL_RUNTIME", "llama-server"),
                            Map.entry("BELLWETHER_LOCAL_NATIVE_DIR", "l2"),
                            Map.entry("BELLWETHER_LOCAL_SERVER_BINARY", "l3"),
                            Map.entry("BELLWETHER_LOCAL_SERVER_URL", "l4"),
                            Map.entry("BELLWETHER_LOCAL_GPU_LAYERS", "131"),
                            Map.entry("BELLWETHER_LOCAL_GPU_MEMORY", "0.37"),
                            Map.entry("BELLWETHER_LOCAL_GPU_DEVICE", "1"),
                            Map.entry("BELLWETHER_LOCAL_CONTEXT", "2048"),
                            Map.entry("BELLWETHER_LOCAL_SLOTS", "33"),
                            Map.entry("BELLWETHER_LOCAL_WORKERS", "3"),
                            Map.entry("BELLWETHER_LOCAL_MODE", "full"),
                            Map.entry("BELLWETHER_LOCAL_THREADS", "132"),
                            Map.entry("BELLWETHER_LOCAL_BATCH_TOKENS", "133"),
                            Map.entry("BELLWETHER_LOCAL_RECYCLE_AFTER", "134"),
                            Map.entry("BELLWETHER_LOCAL_FIRST_TOKEN_DEADLINE", "135s"),
                            Map.entry("BELLWETHER_LOCAL_DEADLINE", "136s"),
                            Map.entry("BELLWETHER_LOCAL_LOAD_DEADLINE", "137s"),
                            Map.entry("BELLWETHER_SCORE_PAGE_SIZE", "102"),
                            Map.entry("BELLWETHER_SCORE_JOBS", "103"),
                            Map.entry("BELLWETHER_SCORE_MASK", "true"),
                            Map.entry("BELLWETHER_SCORE_TIER", "claude"),
                            Map.entry("BELLWETHER_ROUTE_POLICY", "mine"),
                            Map.entry("BELLWETHER_ROUTE_CRITICAL_TICKERS", "NVDA"),
                            Map.entry("BELLWETHER_GEMINI_MODEL", "g1"),
                            Map.entry("BELLWETHER_GEMINI_URL", "g2"),
                            Map.entry("BELLWETHER_GEMINI_KEY_FILE", "g3"),
                            Map.entry("BELLWETHER_CLAUDE_MODEL", "c1"),
                            Map.entry("BELLWETHER_CLAUDE_URL", "c2"),
                            Map.entry("BELLWETHER_CLAUDE_KEY_FILE", "c3"),
                            Map.entry("BELLWETHER_OPENAI_MODEL", "o1"),
                            Map.entry("BELLWETHER_OPENAI_URL", "o2"),
                            Map.entry("BELLWETHER_OPENAI_KEY_FILE", "o3"),
                            Map.entry("BELLWETHER_LIMITS_CONCURRENT", "120"),
                            Map.entry("BELLWETHER_LIMITS_PER_MINUTE", "121"),
                            Map.entry("BELLWETHER_CACHE_MAX_ANSWERS", "122"),
                            Map.entry("BELLWETHER_CACHE_APPROXIMATE", "true"),
                            Map.entry("BELLWETHER_BUDGET_DAILY_USD", "0.000123"),
                            Map.entry("BELLWETHER_BUDGET_MONTHLY_USD", "0.000124"),
                            Map.entry("BELLWETHER_BUDGET_GEMINI_DAILY_USD", "0.000125"),
                            Map.entry("BELLWETHER_BUDGET_GEMINI_MONTHLY_USD", "0.000126"),
                            Map.entry("BELLWETHER_BUDGET_CLAUDE_DAILY_USD", "0.000127"),
                            Map.entry("BELLWETHER_BUDGET_CLAUDE_MONTHLY_USD", "0.000128"),
                            Map.entry("BELLWETHER_BUDGET_OPENAI_DAILY_USD", "0.000129"),
                            Map.entry("BELLWETHER_BUDGET_OPENAI_MONTHLY_USD", "0.00013"),
                            Map.entry("BELLWETHER_SIGNAL_HALF_LIFE_SESSIONS", "104"),
                            Map.entry("BELLWETHER_SIGNAL_MAX_AGE_SESSIONS", "105"),
                            Map.entry("BELLWETHER_SIGNAL_COMBINE", "sum"),
                            Map.entry("BELLWETHER_SIGNAL_NO_NEWS", "fade"),
                            Map.entry("BELLWETHER_SIGNAL_NOVELTY", "true"),
                            Map.entry("BELLWETHER_SIGNAL_NOVELTY_DAYS", "11"),
                            Map.entry("BELLWETHER_SIGNAL_MIN_CONFIDENCE", "0.37"),
                            Map.entry("BELLWETHER_SIGNAL_SOURCE_WEIGHTS", "wire=2, blog=0.5"),
                            Map.entry("BELLWETHER_REPLAY_KNOWLEDGE_CUTOFF", "2024-06-30"),
                            Map.entry("BELLWETHER_REPLAY_SPLITS", "adjust"),
                            Map.entry("BELLWETHER_REPLAY_GROUPS", "sectors.csv"),
                            Map.entry("BELLWETHER_REPLAY_UNIVERSE", "members.csv"),
                            Map.entry("BELLWETHER_REPLAY_FOLDS", "12"),
                            Map.entry("BELLWETHER_REPLAY_EMBARGO_SESSIONS", "13"),
                            Map.entry("BELLWETHER_STRATEGY_GROUP_CAP", "0.38"),
                            Map.entry("BELLWETHER_REPLAY_HORIZONS", "106, 107"),
                            Map.entry("BELLWETHER_REPLAY_QUANTILES", "8"),
                            Map.entry("BELLWETHER_REPLAY_MIN_NAMES", "109"),
                            Map.entry("BELLWETHER_REPLAY_ENTRY", "next_close"),
                            Map.entry("BELLWETHER_REPLAY_LATENCY", "110s"),
                            Map.entry("BELLWETHER_REPLAY_MISSING_FIRST_SEEN", "111s"),
                            Map.entry("BELLWETHER_REPLAY_COST_BPS", "112"),
                            Map.entry("BELLWETHER_STRATEGY_BOOK", "signal"),
                            Map.entry("BELLWETHER_STRATEGY_SHARE", "0.31"),
                            Map.entry("BELLWETHER_STRATEGY_HOLDING_SESSIONS", "117"),
                            Map.entry("BELLWETHER_STRATEGY_MIN_STRENGTH", "0.32"),
                            Map.entry("BELLWETHER_STRATEGY_NAME_CAP", "0.33"),
                            Map.entry("BELLWETHER_STRATEGY_BORROW_BPS", "118"),
                            Map.entry("BELLWETHER_STRATEGY_CAPITAL", "119"),
                            Map.entry("BELLWETHER_STRATEGY_IMPACT", "0.34"),
                            Map.entry("BELLWETHER_STRATEGY_PARTICIPATION", "0.35"),
                            Map.entry("BELLWETHER_STRATEGY_DELISTING_LOSS", "0.36"),
                            Map.entry("BELLWETHER_STORE_LOCK_WAIT", "113s"),
                            Map.entry("BELLWETHER_STORE_MEMORY_LIMIT_MB", "114"),
                            Map.entry("BELLWETHER_STORE_THREADS", "115"),
                            Map.entry("BELLWETHER_HTTP_USER_AGENT", "Ann ann@example.org"),
                            Map.entry("BELLWETHER_HTTP_TIMEOUT", "116s"),
                            Map.entry("BELLWETHER_EDGAR_DATA_URL", "http://data.test/"),
                            Map.entry("BELLWETHER_EDGAR_ARCHIVE_URL", "http://archive.test"),
                            Map.entry("BELLWETHER_EDGAR_REQUESTS_PER_SECOND", "9"),
                            Map.entry("BELLWETHER_WATCH_TICKERS", "AAPL, brk-b"),
                            Map.entry("BELLWETHER_WATCH_ON_UNCERTAIN", "hold"),
                            Map.entry("BELLWETHER_WATCH_MAX_AGE", "134s"),
                            Map.entry("BELLWETHER_WATCH_LATE_AFTER", "131s"),
                            Map.entry("BELLWETHER_WATCH_DIGEST_AFTER", "132s"),
                            Map.entry("BELLWETHER_WATCH_RETRY_AFTER", "133s"),
                            Map.entry("BELLWETHER_WATCH_DRAIN", "24s"),
                            Map.entry("BELLWETHER_DISCORD_API_URL", "http://discord.test"),
                            Map.entry("BELLWETHER_TELEMETRY_HOST", "t1"),
                            Map.entry("BELLWETHER_TELEMETRY_PORT", "131"),
                            Map.entry("BELLWETHER_TELEMETRY_METRICS_FILE", "t2"),
                            Map.entry("BELLWETHER_TELEMETRY_OTLP_URL", "t3"),
                            Map.entry("BELLWETHER_TELEMETRY_LANGFUSE_URL", "http://t4"),
                            Map.entry("BELLWETHER_TELEMETRY_CAPTURE_CONTENT", "true"),
                            Map.entry("BELLWETHER_TELEMETRY_LOG_FILE", "t5")),
                        new SettingTable(Settings.KEYS)))));

    assertThat(settings)
        .hasToString(
            "Settings[profile=LIVE, chunk=ChunkSettings[maxChars=101],"
                + " embedded=EmbeddedSettings[model=LEXICON, head=mine, nearDuplicates=true],"
                + " local=LocalSettings[model=l1, runtime=LLAMA_SERVER, nativeDir=l2, serverBinary=l3,"
                + " serverUrl=l4, gpuLayers=131, gpuMemory=0.37, gpuDevice=1, context=2048,"
                + " slots=33, workers=3, mode=FULL, threads=132, batchTokens=133, recycleAfter=134,"
                + " firstToken=PT2M15S, total=PT2M16S, load=PT2M17S],"
                + " score=ScoreSettings[pageSize=102, jobs=103, tier=CLAUDE, mask=true],"
                + " cloud=CloudSettings[policy=mine, criticalTickers=[NVDA],"
                + " gemini=RemoteSettings[model=g1, url=g2, keyFile=g3, dailyMicroUsd=125, monthlyMicroUsd=126],"
                + " claude=RemoteSettings[model=c1, url=c2, keyFile=c3, dailyMicroUsd=127, monthlyMicroUsd=128],"
                + " openai=RemoteSettings[model=o1, url=o2, keyFile=o3, dailyMicroUsd=129, monthlyMicroUsd=130],"
                + " concurrent=120, perMinute=121, maxAnswers=122, approximateCache=true, dailyMicroUsd=123, monthlyMicroUsd=124],"
                + " signal=SignalSettings[halfLifeSessions=104.0, maxAgeSessions=105, combining=SUM,"
                + " withoutNews=FADE, novelty=true, noveltyDays=11, minConfidence=0.37,"
                + " sourceWeights={"
                + weights(settings)
                + "}],"
                + " replay=ReplaySettings[horizons=[106, 107], quantiles=8, minNames=109,"
                + " entry=NEXT_CLOSE, latency=PT1M50S, missingFirstSeen=PT1M51S, costBps=112.0,"
                + " knowledgeCutoff=On[date=2024-06-30], splits=ADJUST, groups=sectors.csv,"
                + " universe=members.csv, folds=12, embargoSessions=13],"
                + " strategy=StrategySettings[book=SIGNAL, share=0.31, holdingSessions=117,"
                + " minStrength=0.32, nameCap=0.33, groupCap=0.38, borrowBps=118.0, capital=119.0,"
                + " impact=0.34,"
                + " participation=0.35, delistingLoss=0.36],"
                + " store=StoreSettings[lockWait=PT1M53S, memoryLimitMb=114, threads=115],"
                + " http=HttpSettings[userAgent=Ann ann@example.org, timeout=PT1M56S],"
                + " edgar=EdgarSettings[dataUrl=http://data.test, archiveUrl=http://archive.test,"
                + " requestsPerSecond=9],"
                + " watch=WatchSettings[tickers=[AAPL, BRK.B], maxAge=PT2M14S, onUncertain=HOLD, lateAfter=PT2M11S,"
                + " digestAfter=PT2M12S, retryAfter=PT2M13S, drain=PT24S,"
                + " discordApi=http://discord.test],"
                + " telemetry=TelemetrySettings[host=t1, port=131, metricsFile=t2, otlpUrl=t3,"
                + " langfuseUrl=http://t4, captureContent=true, logFile=t5]]");
  }

  /** An immutable map has no order of its own. */
  private static String weights(Settings settings) {
    Map<String, Double> weights = settings.signal().sourceWeights();
    assertThat(weights).containsExactlyInAnyOrderEntriesOf(Map.of("wire", 2.0, "blog", 0.5));
    return weights.entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static <T> String fallback(SettingKey<T> key) {
    return key.type().text(key.fallback());
  }

  private static <T> void readsItsOwnFallback(SettingKey<T> key) {
    assertThat(key.type().fromText(fallback(key))).as(key.name()).contains(key.fallback());
  }
}
