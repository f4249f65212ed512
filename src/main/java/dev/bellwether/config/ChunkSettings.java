package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;

import java.util.List;

/** Cutting documents; {@code maxChars} is the longest chunk in UTF-16 units. */
public record ChunkSettings(int maxChars) {
  private static final SettingKey<Integer> MAX_CHARS =
      key("chunk.max_chars", whole(100, 100_000), 1200, "Longest chunk, in characters");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS = List.of(MAX_CHARS);

  static ChunkSettings of(Resolution from) {
    return new ChunkSettings(from.value(MAX_CHARS));
  }
}
