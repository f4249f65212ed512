package dev.bellwether.mask;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Gives each name of a text a word of its own, the same wherever it stands in it. */
final class Placeholders {
  private final Map<KnownName.Kind, Map<String, String>> given =
      new EnumMap<>(KnownName.Kind.class);

  /** The word for whom the text is about. */
  static String subject(KnownName.Kind kind) {
    return kind + "0";
  }

  /** The word for anybody else, numbered in the order of first occurrence. */
  String of(KnownName.Kind kind, String entity) {
    Map<String, String> known = given.computeIfAbsent(kind, k -> new HashMap<>());
    return known.computeIfAbsent(entity, e -> kind.toString() + (known.size() + 1));
  }
}
