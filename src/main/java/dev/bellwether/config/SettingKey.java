package dev.bellwether.config;

import java.time.Duration;
import java.util.Locale;

/**
 * One setting, declared once, in the group that it is read into. {@link Settings#KEYS} is the table
 * that files, environment, flags and help are read by.
 *
 * @param name dotted name, as in a file and in {@code config show}
 * @param type the values it may take
 * @param fallback its value when nothing sets it
 * @param description one line for help
 * @param secret whether its value must never be shown
 */
record SettingKey<T>(
    String name, ValueType<T> type, T fallback, String description, boolean secret) {

  /** Name of the environment variable, such as {@code BELLWETHER_REPLAY_MIN_NAMES}. */
  String environmentName() {
    return EnvironmentLayer.PREFIX + name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  static <T> SettingKey<T> key(String name, ValueType<T> type, T fallback, String description) {
    return new SettingKey<>(name, type, fallback, description, false);
  }

  static SettingKey<Double> money(String name, double fallback, String description) {
    return key(name, DecimalNumber.between(0, 1_000_000), fallback, description);
  }

  static WholeNumber whole(int min, int max) {
    return new WholeNumber(min, max);
  }

  static DurationValue duration(Duration min, Duration max) {
    return new DurationValue(min, max);
  }
}
