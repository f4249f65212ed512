package dev.bellwether.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.backtest.Panel;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a replay had scores of: the identity of its data for the ledger. Unlike a hash of all prices
 * it outlives the night's new bars.
 *
 * @param names with a score on any session
 * @param first session with a score; 1970-01-01 where there are no names
 * @param last session with a score; likewise
 */
record ScoredNames(NavigableSet<String> names, LocalDate first, LocalDate last) {
  static ScoredNames of(DatedPanel panel) {
    Panel factor = panel.factor();
    boolean[] scored = new boolean[factor.assets()];
    int first = factor.sessions();
    int last = -1;
    for (int session = 0; session < factor.sessions(); session++) {
      for (int asset = 0; asset < scored.length; asset++) {
        if (!Double.isNaN(factor.at(session, asset))) {
          first = Math.min(first, session);
          last = session;
          scored[asset] = true;
        }
      }
    }
    NavigableSet<String> names = new TreeSet<>();
    IntStream.range(0, scored.length)
        .filter(asset -> scored[asset])
        .mapToObj(panel::name)
        .forEach(names::add);
    return last < 0
        ? new ScoredNames(names, LocalDate.EPOCH, LocalDate.EPOCH)
        : new ScoredNames(names, panel.date(first), panel.date(last));
  }

  /** Whether both have a score of one name at least, and their dates meet. */
  boolean overlaps(ScoredNames other) {
    return !first.isAfter(other.last)
        && !other.first.isAfter(last)
        && !Collections.disjoint(names, other.names);
  }

  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("names", names);
    summary.put("first", first.toString());
    summary.put("last", last.toString());
    return summary;
  }

  static ScoredNames read(JsonNode summary) {
    NavigableSet<String> names = new TreeSet<>();
    summary.path("names").forEach(name -> names.add(name.asText()));
    return new ScoredNames(names, date(summary.path("first")), date(summary.path("last")));
  }

  private static LocalDate date(JsonNode text) {
    return text.isTextual() ? LocalDate.parse(text.asText()) : LocalDate.EPOCH;
  }
}
