package dev.bellwether.route;

import dev.bellwether.Tier;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Which tiers a kind of text may use.
 *
 * @param minChars the shortest text it holds for
 * @param maxChars it holds for shorter texts only
 * @param items it holds for filings with one of these; empty for all texts
 * @param filing true if it holds for filings only
 * @param critical true if it holds only where a decision hangs on the answer
 * @param tiers in the order in which they are asked
 * @param why the reason, for people
 */
public record Rule(
    int minChars,
    int maxChars,
    Set<String> items,
    boolean filing,
    boolean critical,
    List<Tier> tiers,
    String why) {

  boolean holds(Traits traits) {
    return traits.chars() >= minChars
        && traits.chars() < maxChars
        && (items.isEmpty() || !Collections.disjoint(items, traits.items()))
        && (!filing || traits.filing())
        && (!critical || traits.critical());
  }
}
