package dev.bellwether.engine;

import dev.bellwether.config.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The further fields of a {@code [[sources]]} table. */
final class SourceOptions {
  private static final String MAP = "map.";

  private SourceOptions() {}

  static Optional<String> text(Source source, String name) {
    return Optional.ofNullable(source.options().get(name));
  }

  /** The members of a list; what is usual when the source does not say. */
  static List<String> list(Source source, String name, String usual) {
    return Arrays.stream(source.options().getOrDefault(name, usual).split(",", -1))
        .filter(member -> !member.isEmpty())
        .toList();
  }

  /** Field to column. */
  static Map<String, String> map(Map<String, String> options) {
    Map<String, String> map = new HashMap<>();
    options.forEach(
        (key, value) -> {
          if (key.startsWith(MAP)) {
            map.put(key.substring(MAP.length()), value);
          }
        });
    return map;
  }
}
