package dev.bellwether.route;

import java.util.List;
import java.util.Optional;

/**
 * How tiers are chosen.
 *
 * @param name how it is named
 * @param escalateBelow if present, the embedded tier is asked first, and the others only where its
 *     confidence is below this or its head and its rules point in opposite directions
 * @param rules the first that holds decides
 */
public record Policy(String name, Optional<Double> escalateBelow, List<Rule> rules) {

  /** True if an answer of the embedded tier stands, so that nobody else is asked. */
  public boolean keeps(double confidence, boolean disputed) {
    return escalateBelow.isPresent() && confidence >= escalateBelow.get() && !disputed;
  }
}
