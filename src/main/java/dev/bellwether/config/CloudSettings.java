package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.money;
import static dev.bellwether.config.SettingKey.whole;

import dev.bellwether.Ticker;
import java.util.List;

/**
 * Models behind a network.
 *
 * @param policy name of the policy that chooses tiers
 * @param criticalTickers tickers on whose scores decisions hang
 * @param concurrent calls to one tier at a time, in this process
 * @param perMinute calls to one model in a minute, in all processes
 * @param maxAnswers paid answers that are kept
 * @param approximateCache whether a watch takes answers about texts that say the same
 * @param dailyMicroUsd most all of them may cost on a day
 * @param monthlyMicroUsd most all of them may cost in a month
 */
public record CloudSettings(
    String policy,
    List<Ticker> criticalTickers,
    RemoteSettings gemini,
    RemoteSettings claude,
    RemoteSettings openai,
    int concurrent,
    int perMinute,
    int maxAnswers,
    boolean approximateCache,
    long dailyMicroUsd,
    long monthlyMicroUsd) {
  private static final SettingKey<String> ROUTE_POLICY =
      key("route.policy", new HeaderText(), "default", "Policy that chooses tiers, see 'route'");

  private static final SettingKey<List<Ticker>> ROUTE_CRITICAL_TICKERS =
      key(
          "route.critical_tickers",
          new TickerList(),
          List.of(),
          "Tickers for which rules with critical = true hold");

  private static final SettingKey<String> GEMINI_MODEL =
      key("gemini.model", new HeaderText(), "", "Model to ask; empty for the usual one");

  private static final SettingKey<String> GEMINI_URL =
      key(
          "gemini.url",
          new HeaderText(),
          "https://generativelanguage.googleapis.com/v1beta",
          "Where Gemini is");

  private static final SettingKey<String> GEMINI_KEY_FILE =
      key(
          "gemini.key_file",
          new HeaderText(),
          "",
          "File that holds the key; or BELLWETHER_GEMINI_API_KEY");

  private static final SettingKey<String> CLAUDE_MODEL =
      key("claude.model", new HeaderText(), "", "Model to ask; empty for the usual one");

  private static final SettingKey<String> CLAUDE_URL =
      key("claude.url", new HeaderText(), "https://api.anthropic.com", "Where Claude is");

  private static final SettingKey<String> CLAUDE_KEY_FILE =
      key(
          "claude.key_file",
          new HeaderText(),
          "",
          "File that holds the key; or BELLWETHER_CLAUDE_API_KEY");

  private static final SettingKey<String> OPENAI_MODEL =
      key("openai.model", new HeaderText(), "", "Model to ask, as models.toml names it");

  private static final SettingKey<String> OPENAI_URL =
      key(
          "openai.url",
          new HeaderText(),
          "",
          "OpenAI-compatible server, such as http://localhost:8080/v1");

  private static final SettingKey<String> OPENAI_KEY_FILE =
      key(
          "openai.key_file",
          new HeaderText(),
          "",
          "File that holds the key; or BELLWETHER_OPENAI_API_KEY");

  private static final SettingKey<Integer> LIMITS_CONCURRENT =
      key("limits.concurrent", whole(1, 1000), 5, "Calls to one cloud tier at a time");

  private static final SettingKey<Integer> LIMITS_PER_MINUTE =
      key("limits.per_minute", whole(1, 1_000_000), 60, "Calls to one cloud model in a minute");

  private static final SettingKey<Integer> CACHE_MAX_ANSWERS =
      key("cache.max_answers", whole(0, 10_000_000), 100_000, "Paid answers that are kept");

  private static final SettingKey<Boolean> CACHE_APPROXIMATE =
      key(
          "cache.approximate",
          new YesNo(),
          false,
          "Live: take answers about texts of a day that say the same");

  private static final SettingKey<Double> BUDGET_DAILY =
      money("budget.daily_usd", 1.5, "Most that cloud tiers may cost on a day, in USD");

  private static final SettingKey<Double> BUDGET_MONTHLY =
      money("budget.monthly_usd", 40.0, "Most that they may cost in a month");

  private static final SettingKey<Double> BUDGET_GEMINI_DAILY =
      money("budget.gemini_daily_usd", 1.5, "Of the daily budget, most for Gemini");

  private static final SettingKey<Double> BUDGET_GEMINI_MONTHLY =
      money("budget.gemini_monthly_usd", 40.0, "Of the monthly budget, most for Gemini");

  private static final SettingKey<Double> BUDGET_CLAUDE_DAILY =
      money("budget.claude_daily_usd", 1.5, "Of the daily budget, most for Claude");

  private static final SettingKey<Double> BUDGET_CLAUDE_MONTHLY =
      money("budget.claude_monthly_usd", 40.0, "Of the monthly budget, most for Claude");

  private static final SettingKey<Double> BUDGET_OPENAI_DAILY =
      money("budget.openai_daily_usd", 1.5, "Of the daily budget, most for the OpenAI tier");

  private static final SettingKey<Double> BUDGET_OPENAI_MONTHLY =
      money("budget.openai_monthly_usd", 40.0, "Of the monthly budget, most for the OpenAI tier");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS =
      List.of(
          ROUTE_POLICY,
          ROUTE_CRITICAL_TICKERS,
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
          BUDGET_OPENAI_MONTHLY);

  static CloudSettings of(Resolution from) {
    return new CloudSettings(
        from.value(ROUTE_POLICY),
        from.value(ROUTE_CRITICAL_TICKERS),
        new RemoteSettings(
            from.value(GEMINI_MODEL),
            from.value(GEMINI_URL),
            from.value(GEMINI_KEY_FILE),
            micro(from.value(BUDGET_GEMINI_DAILY)),
            micro(from.value(BUDGET_GEMINI_MONTHLY))),
        new RemoteSettings(
            from.value(CLAUDE_MODEL),
            from.value(CLAUDE_URL),
            from.value(CLAUDE_KEY_FILE),
            micro(from.value(BUDGET_CLAUDE_DAILY)),
            micro(from.value(BUDGET_CLAUDE_MONTHLY))),
        new RemoteSettings(
            from.value(OPENAI_MODEL),
            from.value(OPENAI_URL),
            from.value(OPENAI_KEY_FILE),
            micro(from.value(BUDGET_OPENAI_DAILY)),
            micro(from.value(BUDGET_OPENAI_MONTHLY))),
        from.value(LIMITS_CONCURRENT),
        from.value(LIMITS_PER_MINUTE),
        from.value(CACHE_MAX_ANSWERS),
        from.value(CACHE_APPROXIMATE),
        micro(from.value(BUDGET_DAILY)),
        micro(from.value(BUDGET_MONTHLY)));
  }

  private static long micro(double usd) {
    return Math.round(usd * 1e6);
  }
}
