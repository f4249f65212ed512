package dev.bellwether.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Metrics in Prometheus' text form, version 0.0.4, as this program writes it: the help and the type
 * of a family, then its series, each with a value and no time stamp.
 */
record Exposition(Map<String, Family> families) {
  static final Exposition EMPTY = new Exposition(Map.of());

  /** One family; series are written with their labels, such as {@code up{job="x"}}. */
  record Family(List<String> head, String type, Map<String, String> series) {
    private boolean adds() {
      return type.equals("counter") || type.equals("histogram");
    }

    /** Bounds of a histogram's buckets; two that differ cannot be added. */
    private TreeSet<String> bounds() {
      return series.keySet().stream()
          .filter(name -> name.contains("le=\""))
          .map(name -> name.substring(name.indexOf("le=\"")))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Reads what {@link #text} has written; what it cannot read is left out. */
  static Exposition parse(String text) {
    Map<String, Family> families = new LinkedHashMap<>();
    Family family = new Family(List.of(), "", Map.of());
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", 4);
      int value = line.lastIndexOf(' ');
      if (line.startsWith("# HELP ") && words.length == 4) {
        family = new Family(new ArrayList<>(List.of(line)), "", new LinkedHashMap<>());
      } else if (line.startsWith("# TYPE ") && words.length == 4) {
        family = new Family(new ArrayList<>(family.head()), words[3], new LinkedHashMap<>());
        family.head().add(line);
        families.put(words[2], family);
      } else if (!line.startsWith("#") && value > 0 && !family.type().isEmpty()) {
        family.series().put(line.substring(0, value), line.substring(value + 1));
      }
    }
    return new Exposition(families);
  }

  /**
   * These metrics in a file that held others: counts are added, and what only the others have
   * stays.
   */
  Exposition after(Exposition before) {
    Map<String, Family> all = new LinkedHashMap<>(before.families());
    families.forEach((name, family) -> all.merge(name, family, Exposition::merge));
    return new Exposition(all);
  }

  private static Family merge(Family before, Family now) {
    if (!before.type().equals(now.type()) || !before.bounds().equals(now.bounds())) {
      return now;
    }
    Map<String, String> series = new LinkedHashMap<>(before.series());
    now.series()
        .forEach((name, value) -> series.merge(name, value, (a, b) -> now.adds() ? sum(a, b) : b));
    return new Family(now.head(), now.type(), series);
  }

  private static String sum(String a, String b) {
    try {
      return Double.toString(Double.parseDouble(a) + Double.parseDouble(b));
    } catch (NumberFormatException e) {
      return Objects.requireNonNull(b);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    families
        .values()
        .forEach(
            family -> {
              family.head().forEach(line -> text.append(line).append('\n'));
              family
                  .series()
                  .forEach(
                      (name, value) -> text.append(name).append(' ').append(value).append('\n'));
            });
    return text.toString();
  }
}
