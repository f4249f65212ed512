package dev.bellwether.llm.local;

import java.util.function.BooleanSupplier;

/** When and how a worker is replaced. */
enum Recycling {
  /** It goes on. */
  KEEP,
  /** It has nothing to do: it ends, and then another begins. */
  RESTART,
  /** Another begins beside it and takes over; nobody waits. */
  OVERLAP,
  /** It is long overdue, never idle, and there is no room for two: asks wait. */
  DRAIN;

  /** How long overdue is too long, in turns. */
  private static final int OVERDUE = 2;

  /**
   * What speaks for and against.
   *
   * @param served asks so far
   * @param grown true if its memory has grown beyond what is allowed
   * @param idle true if it has nothing to do
   */
  record Reasons(int served, boolean grown, boolean idle) {}

  /**
   * Decides.
   *
   * @param every asks after which a worker is replaced
   * @param room asked only when the answer matters: true if a second copy fits
   */
  static Recycling decide(Reasons reasons, int every, BooleanSupplier room) {
    if (reasons.served() < every && !reasons.grown()) {
      return KEEP;
    }
    if (reasons.idle()) {
      return RESTART;
    }
    if (room.getAsBoolean()) {
      return OVERLAP;
    }
    boolean overdue = reasons.grown() || reasons.served() >= OVERDUE * every;
    return overdue ? DRAIN : KEEP;
  }
}
