package dev.bellwether.engine;

import java.util.List;
import java.util.Optional;

/**
 * Figures that a replay makes only when asked, since they cost as much as all others together.
 *
 * @param decay horizons of the decay of the rank IC, in sessions; empty for none
 * @param curve the event-time curve
 */
public record ReplayExtras(List<Integer> decay, Optional<Window> curve) {
  /** Nothing extra. */
  public static final ReplayExtras NONE = new ReplayExtras(List.of(), Optional.empty());

  /**
   * Sessions around an event.
   *
   * @param from first, below 0 before it
   * @param to last
   */
  public record Window(int from, int to) {}
}
