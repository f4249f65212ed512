package dev.bellwether.engine;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Sessions of a panel by where they stand to a training cut-off, and all of them first. */
final class PeriodSessions {
  private PeriodSessions() {}

  /** By name; all only, where there is no cut-off. */
  static Map<String, IntPredicate> of(DatedPanel panel, Optional<LocalDate> cutoff) {
    Map<String, IntPredicate> sessions = new LinkedHashMap<>();
    sessions.put("all", session -> true);
    cutoff
        .map(CutoffPeriods::new)
        .ifPresent(
            periods -> {
              for (CutoffPeriods.Period period : CutoffPeriods.Period.values()) {
                sessions.put(period.key(), session -> periods.of(panel.date(session)) == period);
              }
            });
    return sessions;
  }
}
