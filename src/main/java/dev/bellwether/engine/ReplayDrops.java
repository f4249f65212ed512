package dev.bellwether.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a replay left out, by reason. */
final class ReplayDrops {
  static final String NOT_AFTER_CUTOFF =
      "signal: not more than 90 days after the training cut-off of the model";

  private ReplayDrops() {}

  /** What the source left out and what the sample did, largest first. */
  static Map<String, Long> ordered(Map<String, Long> source, ReplaySample sample, int minNames) {
    Map<String, Long> counted = new LinkedHashMap<>(source);
    sample
        .all()
        .drops()
        .returnMissing()
        .forEach(
            (horizon, count) ->
                counted.put(
                    "signal: no price at entry, or none "
                        + horizon
                        + (horizon == 1 ? " session" : " sessions")
                        + " later",
                    count));
    counted.put("session: fewer than " + minNames + " names", (long) sample.thinSessions());
    Map<String, Long> ordered = new LinkedHashMap<>();
    counted.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }
}
