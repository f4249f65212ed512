package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.duration;
import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;

/**
 * The stores.
 *
 * @param lockWait longest wait for another process to leave the database
 * @param memoryLimitMb memory DuckDB may use, in MB of 10^6 bytes as DuckDB reads "MB"
 * @param threads threads DuckDB may use
 */
public record StoreSettings(Duration lockWait, int memoryLimitMb, int threads) {
  private static final SettingKey<Duration> LOCK_WAIT =
      key(
          "store.lock_wait",
          duration(ZERO, ofHours(1)),
          ofSeconds(10),
          "Longest wait for another process to leave the database");

  private static final SettingKey<Integer> MEMORY_LIMIT =
      key("store.memory_limit_mb", whole(64, 1_048_576), 512, "Memory DuckDB may use, in MB");

  private static final SettingKey<Integer> THREADS =
      key("store.threads", whole(1, 256), 2, "Threads DuckDB may use");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS = List.of(LOCK_WAIT, MEMORY_LIMIT, THREADS);

  static StoreSettings of(Resolution from) {
    return new StoreSettings(from.value(LOCK_WAIT), from.value(MEMORY_LIMIT), from.value(THREADS));
  }
}
