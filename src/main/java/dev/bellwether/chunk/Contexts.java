package dev.bellwether.chunk;

import dev.bellwether.Section;
import java.util.Optional;

/** Says in one line where a chunk comes from. */
final class Contexts {
  private static final int LONGEST_TITLE = 120;

  private Contexts() {}

  /** Such as "Example Inc. 10-K 2024-09-28 | Part I Item 1A Risk Factors". */
  static String of(String about, Optional<Section> section) {
    String place = section.map(Contexts::place).orElse("");
    if (about.isEmpty() || place.isEmpty()) {
      return about + place;
    }
    return about + " | " + place;
  }

  private static String place(Section section) {
    String part = section.part().isEmpty() ? "" : "Part " + section.part() + " ";
    String title = section.title().replaceAll("\\s+", " ");
    String shown = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    return (part + "Item " + section.item() + " " + shown).strip();
  }
}
