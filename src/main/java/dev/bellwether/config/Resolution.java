package dev.bellwether.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The value of every setting, chosen among the places that gave one. */
final class Resolution {
  private final Map<SettingKey<?>, Chosen<?>> chosen = new LinkedHashMap<>();

  private Resolution() {}

  /** One setting's value and where it came from. */
  record Chosen<T>(SettingKey<T> key, T value, String origin) {
    String text() {
      return key.type().text(value);
    }
  }

  /**
   * Takes each value from the first layer that has one. A value that is not allowed is an error
   * even where a stronger layer hides it: it would come to light on the worst day.
   */
  static Resolution of(SettingTable table, List<Layer> strongestFirst) {
    Resolution resolution = new Resolution();
    for (SettingKey<?> key : table.keys()) {
      resolution.chosen.put(key, choose(key, strongestFirst));
    }
    return resolution;
  }

  private static <T> Chosen<T> choose(SettingKey<T> key, List<Layer> strongestFirst) {
    List<Chosen<T>> allowed =
        strongestFirst.stream()
            .flatMap(layer -> Stream.ofNullable(layer.values().get(key.name())))
            .map(given -> check(key, given))
            .toList();
    return allowed.isEmpty() ? new Chosen<>(key, key.fallback(), "default") : allowed.get(0);
  }

  private static <T> Chosen<T> check(SettingKey<T> key, Given given) {
    return given
        .as(key.type())
        .map(value -> new Chosen<>(key, value, given.origin()))
        .orElseThrow(() -> Mistakes.notAllowed(key, given));
  }

  @SuppressWarnings("unchecked") // choose() files each value under the key that has its type
  <T> T value(SettingKey<T> key) {
    Chosen<?> found = chosen.get(key);
    if (found == null) {
      throw new IllegalArgumentException("not in the table: " + key.name());
    }
    return (T) found.value();
  }

  List<Chosen<?>> inTableOrder() {
    return List.copyOf(chosen.values());
  }
}
