package dev.bellwether.config;

import java.util.List;
import java.util.Optional;

/**
 * A policy as it is written: which tiers a text may use, in which order.
 *
 * @param name how it is chosen
 * @param escalateBelow if present, the embedded tier answers first, and others are asked only where
 *     its confidence is below this or head and rules contradict each other
 * @param rules the first whose conditions all hold decides
 */
public record RoutePolicy(String name, Optional<Double> escalateBelow, List<Rule> rules) {
  public RoutePolicy {
    rules = List.copyOf(rules);
  }

  /**
   * One rule.
   *
   * @param minChars shortest text it holds for
   * @param maxChars the text is shorter than this
   * @param items it holds for filings with one of these items; empty for any text
   * @param filing true if it holds for filings only
   * @param critical true if it holds only where a decision hangs on the answer
   * @param jargonAtLeast the least density of jargon it holds for, from 0 to 1
   * @param degraded true if it holds only where the tier that should answer cannot be asked
   * @param tiers in the order in which they are asked
   * @param why the reason, for people
   */
  public record Rule(
      int minChars,
      int maxChars,
      List<String> items,
      boolean filing,
      boolean critical,
      double jargonAtLeast,
      boolean degraded,
      List<String> tiers,
      String why) {
    public Rule {
      items = List.copyOf(items);
      tiers = List.copyOf(tiers);
    }
  }
}
