package dev.bellwether.engine;

import dev.bellwether.report.ReplayLookAhead;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Dates of entry before, around and after the last date of what a model was trained on.
 *
 * @param cutoff that date
 */
record CutoffPeriods(LocalDate cutoff) {
  /** Where a date stands to the cut-off. */
  enum Period {
    BEFORE,
    AROUND,
    AFTER;

    /** The name in JSON. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Period of(LocalDate entry) {
    if (!entry.isAfter(cutoff)) {
      return Period.BEFORE;
    }
    return entry.isAfter(cutoff.plusDays(ReplayLookAhead.AROUND_DAYS))
        ? Period.AFTER
        : Period.AROUND;
  }

  /** The first session of a panel after the cut-off and the days around it; its end if none is. */
  int firstAfter(DatedPanel panel) {
    int session = 0;
    while (session < panel.factor().sessions() && of(panel.date(session)) != Period.AFTER) {
      session++;
    }
    return session;
  }
}
