package dev.bellwether.engine;

import dev.bellwether.backtest.Panel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A factor as it was on each of its dates, so that one with later dates added is known again. Rows
 * count by name and value: names that come later change nothing of what was before.
 */
final class FactorHistory {
  private final Map<LocalDate, String> upTo = new HashMap<>();

  private FactorHistory() {}

  static FactorHistory of(DatedPanel panel) {
    FactorHistory history = new FactorHistory();
    Panel factor = panel.factor();
    List<String> names = IntStream.range(0, factor.assets()).mapToObj(panel::name).toList();
    DataHash.Growing hash = new DataHash.Growing(names);
    for (int session = 0; session < factor.sessions(); session++) {
      if (hash.add(panel.date(session), factor, session)) {
        history.upTo.put(panel.date(session), hash.soFar());
      }
    }
    return history;
  }

  /** Hash of all rows up to a date; empty if the factor has none on it. */
  Optional<String> upTo(LocalDate date) {
    return Optional.ofNullable(upTo.get(date));
  }
}
