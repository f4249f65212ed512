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
 * @param jargonAtLeast the least density of {@link Jargon} it holds for; 0 for all texts
 * @param degraded true if it holds only where the tier that should answer cannot be asked
 * @param tiers in the order in which they are asked
 * @param why the reason, for people
 */
public record Rule(
    int minChars,
    int maxChars,
    Set<String> items,
    boolean filing,
    boolean critical,
    double jargonAtLeast,
    boolean degraded,
    List<Tier> tiers,
    String why) {

  boolean holds(Traits traits, boolean isCritical, boolean isDegraded) {
    return traits.chars() >= minChars
        && traits.chars() < maxChars
        && (items.isEmpty() || !Collections.disjoint(items, traits.items()))
        && (!filing || traits.filing())
        && (!critical || isCritical)
        && traits.jargon() >= jargonAtLeast
        && (!degraded || isDegraded);
  }
}
