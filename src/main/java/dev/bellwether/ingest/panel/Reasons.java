package dev.bellwether.ingest.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts rows by the reason why they are not used, and remembers the first row of each. */
public final class Reasons {
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, String> firsts = new LinkedHashMap<>();
  private long malformed;

  Reasons() {}

  /** A value that is well written and yet of no use. */
  void count(String reason) {
    counts.merge(reason, 1L, Long::sum);
  }

  /** A row that cannot be read. */
  void reject(String reason, String where) {
    count(reason);
    firsts.putIfAbsent(reason, where);
    malformed++;
  }

  /** Rows by reason, in the order of the reasons' letters. */
  public Map<String, Long> counts() {
    return counts;
  }

  /** For each reason of malformed rows, in order of appearance, where the first one is. */
  public Map<String, String> firsts() {
    return firsts;
  }

  /** Rows that could not be read. */
  public long malformed() {
    return malformed;
  }
}
