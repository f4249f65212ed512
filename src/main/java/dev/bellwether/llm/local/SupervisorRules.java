package dev.bellwether.llm.local;

import dev.bellwether.guard.Breaker;
import java.time.Duration;

/**
 * How workers are kept.
 *
 * @param workers processes at a time
 * @param slots asks at a time of one process
 * @param recycleAfter asks after which a process is replaced
 * @param firstToken longest wait for the first token, from dispatch
 * @param total longest time for an answer, from dispatch
 * @param load longest time for loading a model
 * @param heartbeat between two signs of life, and longest wait for one
 * @param idle a worker that has had nothing to do for so long may be replaced without another
 * @param grace for a worker to obey before it is killed
 * @param growthBytes by which a worker may grow before it is replaced
 * @param crashes deaths without an answer, in a row, after which no more are started for a while
 */
public record SupervisorRules(
    int workers,
    int slots,
    int recycleAfter,
    Duration firstToken,
    Duration total,
    Duration load,
    Duration heartbeat,
    Duration idle,
    Duration grace,
    long growthBytes,
    Breaker.Rules crashes) {
  private static final int WRONG_PROMPTS_TRIED = 3;

  /** One worker, one slot, and everything as users get it. */
  public static final SupervisorRules USUAL =
      new SupervisorRules(
          1,
          1,
          50,
          Duration.ofSeconds(5),
          Duration.ofSeconds(120),
          Duration.ofMinutes(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(250),
          512L << 20,
          new Breaker.Rules(5, Duration.ofSeconds(60), 1));

  /** How many workers may die of one ask before nobody is asked again. */
  int attempts() {
    return WRONG_PROMPTS_TRIED;
  }

  /** With so many workers and slots. */
  public SupervisorRules withPlaces(int newWorkers, int newSlots) {
    return new SupervisorRules(
        newWorkers,
        newSlots,
        recycleAfter,
        firstToken,
        total,
        load,
        heartbeat,
        idle,
        grace,
        growthBytes,
        crashes);
  }

  /** With workers that are replaced after so many asks. */
  public SupervisorRules withRecycleAfter(int asks) {
    return new SupervisorRules(
        workers,
        slots,
        asks,
        firstToken,
        total,
        load,
        heartbeat,
        idle,
        grace,
        growthBytes,
        crashes);
  }

  /** With this time for loading. */
  public SupervisorRules withLoad(Duration longest) {
    return new SupervisorRules(
        workers,
        slots,
        recycleAfter,
        firstToken,
        total,
        longest,
        heartbeat,
        idle,
        grace,
        growthBytes,
        crashes);
  }

  /** With these deadlines. */
  public SupervisorRules withDeadlines(Duration newFirstToken, Duration newTotal) {
    return new SupervisorRules(
        workers,
        slots,
        recycleAfter,
        newFirstToken,
        newTotal,
        load,
        heartbeat,
        idle,
        grace,
        growthBytes,
        crashes);
  }
}
