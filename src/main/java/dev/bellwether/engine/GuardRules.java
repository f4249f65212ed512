package dev.bellwether.engine;

import dev.bellwether.config.Profile;
import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.RetryLadder;
import dev.bellwether.llm.HttpLimits;
import java.time.Duration;

/**
 * How long calls to models behind a network may take, and how often they are made.
 *
 * @param http connections
 * @param firstEvent longest wait for the first sign of an answer
 * @param attempt longest time of one attempt
 * @param perTier longest time with one tier, over all its attempts
 * @param whole when an answer stops being of use, over all tiers
 * @param ladder how often an attempt is repeated
 * @param breaker when a tier's circuit opens and closes
 * @param hangOpens true if one call that hangs opens it
 * @param longestWait longest wait for a turn under a rate limit
 */
record GuardRules(
    HttpLimits http,
    Duration firstEvent,
    Duration attempt,
    Duration perTier,
    Duration whole,
    RetryLadder ladder,
    Breaker.Rules breaker,
    boolean hangOpens,
    Duration longestWait) {

  /** The rules of a profile. */
  static GuardRules of(Profile profile) {
    return switch (profile) {
      case LIVE ->
          new GuardRules(
              HttpLimits.USUAL,
              Duration.ofMillis(1500),
              Duration.ofSeconds(4),
              Duration.ofSeconds(4),
              Duration.ofSeconds(5),
              RetryLadder.live(),
              Breaker.Rules.USUAL,
              true,
              Duration.ZERO);
      // Long enough for a circuit to open, to close again, and for a ladder after that.
      case BATCH, RESEARCH ->
          new GuardRules(
              HttpLimits.USUAL,
              Duration.ofSeconds(10),
              Duration.ofSeconds(30),
              Duration.ofSeconds(75),
              Duration.ofSeconds(240),
              RetryLadder.batch(),
              Breaker.Rules.USUAL,
              false,
              Duration.ofMinutes(1));
    };
  }
}
