package dev.bellwether.engine;

import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.Pause;
import dev.bellwether.guard.Quota;
import dev.bellwether.guard.RateLimit;
import dev.bellwether.guard.SingleFlight;
import dev.bellwether.llm.AnswerCache;
import dev.bellwether.llm.CallListener;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.NearAnswers;
import dev.bellwether.llm.Purse;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/**
 * What guards the models of one tier.
 *
 * @param rules times and counts
 * @param clock what time it is
 * @param breaker of the tier, in this process
 * @param places calls of the tier under way, in this process
 * @param limit of the model, over all processes
 * @param quota counts for it
 * @param purse pays
 * @param cache remembers
 * @param near remembers answers about texts that say the same
 * @param flight makes equal calls once
 * @param server host and port of the model, to tell the listener
 * @param listener hears of each call
 */
record Guards(
    GuardRules rules,
    Clock clock,
    Breaker breaker,
    Semaphore places,
    RateLimit limit,
    Quota quota,
    Purse purse,
    AnswerCache cache,
    NearAnswers near,
    SingleFlight<String, Completion> flight,
    String server,
    CallListener listener) {
  static final Pause PAUSE = Pause.SLEEP;
}
