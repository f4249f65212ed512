package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.duration;
import static dev.bellwether.config.SettingKey.key;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * The live loop.
 *
 * @param tickers whose news goes first
 * @param maxAge news published longer ago than this is no alert when it is first seen; zero for any
 * @param onUncertain what is done with an alert whose answer was lost
 * @param lateAfter an alert says so when its analysis takes longer
 * @param digestAfter alerts are merged when sending each by itself would take longer
 * @param retryAfter first wait for a better verdict than a fallback
 * @param drain longest time to finish what was begun
 * @param discordApi where Discord is, for bots
 */
public record WatchSettings(
    List<Ticker> tickers,
    Duration maxAge,
    Uncertain onUncertain,
    Duration lateAfter,
    Duration digestAfter,
    Duration retryAfter,
    Duration drain,
    String discordApi) {
  private static final SettingKey<List<Ticker>> TICKERS =
      key("watch.tickers", new TickerList(), List.of(), "Tickers whose news goes first");

  private static final SettingKey<Duration> MAX_AGE =
      key(
          "watch.max_age",
          duration(ZERO, ofDays(3650)),
          ofHours(24),
          "Older news is noted when first seen, not alerted; 0s: any is");

  private static final SettingKey<Uncertain> ON_UNCERTAIN =
      key(
          "watch.on_uncertain",
          Choice.of(Uncertain.class),
          Uncertain.RESEND,
          "When the answer to an alert was lost: resend or hold");

  private static final SettingKey<Duration> LATE_AFTER =
      key(
          "watch.late_after",
          duration(ofMillis(100), ofHours(1)),
          ofSeconds(10),
          "An alert says so when its analysis takes longer");

  private static final SettingKey<Duration> DIGEST_AFTER =
      key(
          "watch.digest_after",
          duration(ZERO, ofHours(1)),
          ofSeconds(5),
          "Alerts are merged when sending each would take longer");

  private static final SettingKey<Duration> RETRY_AFTER =
      key(
          "watch.retry_after",
          duration(ofMillis(100), ofHours(1)),
          ofSeconds(15),
          "First wait for a better verdict than a fallback");

  private static final SettingKey<Duration> DRAIN =
      key(
          "watch.drain",
          duration(ZERO, ofSeconds(25)),
          ofSeconds(10),
          "Longest time to finish alerts when told to stop");

  private static final SettingKey<String> DISCORD_API_URL =
      key(
          "discord.api_url",
          new BaseAddress(),
          "https://discord.com/api/v10",
          "Where Discord is, for bots");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS =
      List.of(
          TICKERS,
          MAX_AGE,
          ON_UNCERTAIN,
          LATE_AFTER,
          DIGEST_AFTER,
          RETRY_AFTER,
          DRAIN,
          DISCORD_API_URL);

  public WatchSettings {
    tickers = List.copyOf(tickers);
  }

  static WatchSettings of(Resolution from) {
    return new WatchSettings(
        from.value(TICKERS),
        from.value(MAX_AGE),
        from.value(ON_UNCERTAIN),
        from.value(LATE_AFTER),
        from.value(DIGEST_AFTER),
        from.value(RETRY_AFTER),
        from.value(DRAIN),
        from.value(DISCORD_API_URL));
  }
}
