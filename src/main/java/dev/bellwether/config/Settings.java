package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;

import java.util.List;
import java.util.stream.Stream;

/**
 * The settings that the engine works by, all within their allowed ranges when read from a {@link
 * Configuration}. Defaults and ranges stand with each group of them.
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
    ChunkSettings chunk,
    EmbeddedSettings embedded,
    LocalSettings local,
    ScoreSettings score,
    CloudSettings cloud,
    SignalSettings signal,
    ReplaySettings replay,
    StrategySettings strategy,
    StoreSettings store,
    HttpSettings http,
    EdgarSettings edgar,
    WatchSettings watch,
    TelemetrySettings telemetry) {

  private static final SettingKey<Profile> PROFILE =
      key(
          "profile",
          Choice.of(Profile.class),
          Profile.BATCH,
          "Deadlines and retries: live, batch or research");

  /** Every setting, in the order they are shown. */
  static final List<SettingKey<?>> KEYS =
      Stream.of(
              List.<SettingKey<?>>of(PROFILE),
              ChunkSettings.KEYS,
              EmbeddedSettings.KEYS,
              LocalSettings.KEYS,
              ScoreSettings.KEYS,
              CloudSettings.KEYS,
              SignalSettings.KEYS,
              ReplaySettings.KEYS,
              StrategySettings.KEYS,
              StoreSettings.KEYS,
              HttpSettings.KEYS,
              EdgarSettings.KEYS,
              WatchSettings.KEYS,
              TelemetrySettings.KEYS)
          .flatMap(List::stream)
          .toList();

  /** What holds when nothing is set. */
  public static Settings defaults() {
    return of(Resolution.of(new SettingTable(KEYS), List.of()));
  }

  static Settings of(Resolution from) {
    return new Settings(
        from.value(PROFILE),
        ChunkSettings.of(from),
        EmbeddedSettings.of(from),
        LocalSettings.of(from),
        ScoreSettings.of(from),
        CloudSettings.of(from),
        SignalSettings.of(from),
        ReplaySettings.of(from),
        StrategySettings.of(from),
        StoreSettings.of(from),
        HttpSettings.of(from),
        EdgarSettings.of(from),
        WatchSettings.of(from),
        TelemetrySettings.of(from));
  }
}
