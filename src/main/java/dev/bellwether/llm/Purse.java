package dev.bellwether.llm;

import dev.bellwether.Cost;
import dev.bellwether.Selection;
import java.time.Duration;

/**
 * Sets money aside before a call and settles it after, for all processes that share a workspace.
 * Safe for threads.
 */
public interface Purse {

  /**
   * Sets aside what the call may cost at most. A free call needs no money and is always granted.
   *
   * @throws ModelException.BudgetSpent if a limit would be passed; nothing is set aside then
   */
  Reservation reserve(Selection selection, Question question, Cost atMost)
      throws ModelException.BudgetSpent;

  /** Money that is set aside for one call. It stays so until it is settled, even over a kill. */
  interface Reservation {
    /**
     * Records how the call ended and gives back what it did not cost. Where the bill says that
     * nothing was sent, there was no call to record.
     */
    void settle(Settlement settlement);
  }

  /**
   * How one call ended.
   *
   * @param outcome {@code done} or {@link ModelException#outcome}
   * @param bill what it is charged, and for which tokens
   * @param answeredBy the model as the vendor named it; empty when it did not
   * @param latency from asking to the end
   */
  record Settlement(String outcome, Bill bill, String answeredBy, Duration latency) {}
}
