package dev.bellwether.route;

import dev.bellwether.Ticker;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How tiers are chosen.
 *
 * @param name how it is named
 * @param escalateBelow if present, the embedded tier is asked first, and the others only where its
 *     confidence is below this or its head and its rules point in opposite directions
 * @param critical tickers on whose scores decisions hang
 * @param rules the first that holds decides
 */
public record Policy(
    String name, Optional<Double> escalateBelow, Set<Ticker> critical, List<Rule> rules) {
  public Policy {
    critical = Set.copyOf(critical);
  }

  /** True if a decision hangs on the score of such a text. */
  boolean isCritical(Traits traits) {
    return traits.ticker().filter(critical::contains).isPresent();
  }

  /** True if an answer of the embedded tier stands, so that nobody else is asked. */
  public boolean keeps(double confidence, boolean disputed) {
    return escalateBelow.isPresent() && confidence >= escalateBelow.get() && !disputed;
  }
}
