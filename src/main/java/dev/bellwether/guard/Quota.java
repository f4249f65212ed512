package dev.bellwether.guard;

import java.time.Instant;

/** Counts calls for all processes that share a workspace, over restarts. Safe for threads. */
public interface Quota {

  /** Whether a call may be made. */
  sealed interface Answer {
    /** It may, and is counted. */
    record Granted() implements Answer {}

    /** Not before this instant; nothing was counted. */
    record NotBefore(Instant at) implements Answer {}

    /** All calls of the day, or of a longer period, are used up; nothing was counted. */
    record SpentUntil(Instant until) implements Answer {}
  }

  /** Counts a call if there is one left. */
  Answer take(RateLimit limit, Instant now);

  /**
   * The other side said that it takes no call before this instant. A later instant that was noted
   * earlier stays.
   *
   * @param spent true if a period's calls are used up, false if it only asks for patience
   */
  void closeUntil(RateLimit limit, Instant until, boolean spent);
}
