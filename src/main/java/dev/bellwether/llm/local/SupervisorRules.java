package dev.bellwether.llm.local;

import dev.bellwether.guard.Breaker;
import java.time.Duration;

/**
 * How workers are kept.
 *
 * @param workers processes at a time
 * @param slots asks at a time of one process
 * @param recycleAfter asks after which a process is replaced
 * @param deadlines of an ask and of loading
 * @param heartbeat between two signs of life, and longest wait for one
 * @param idle a worker that has had nothing to do for so long may be replaced without another
 * @param grace for a worker to obey before it is killed
 * @param growthBytes by which a worker may grow before it is replaced
 * @param attempts workers that may die of one ask before nobody is asked again
 * @param crashes deaths without an answer, in a row, after which no more are started for a while
 */
public record SupervisorRules(
    int workers,
    int slots,
    int recycleAfter,
    Deadlines deadlines,
    Duration heartbeat,
    Duration idle,
    Duration grace,
    long growthBytes,
    int attempts,
    Breaker.Rules crashes) {

  /**
   * How long things may take.
   *
   * @param firstToken from dispatch to the first token
   * @param total from dispatch to the end
   * @param load from the start of a process to the loaded model
   */
  public record Deadlines(Duration firstToken, Duration total, Duration load) {}

  /** One worker, one slot, and everything as users get it. */
  public static final SupervisorRules USUAL =
      new SupervisorRules(
          1,
          1,
          50,
          new Deadlines(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofMinutes(5)),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(250),
          512L << 20,
          3,
          new Breaker.Rules(5, Duration.ofSeconds(60), 1));

  /** With so many workers and slots. */
  public SupervisorRules withPlaces(int newWorkers, int newSlots) {
    return with(newWorkers, newSlots, recycleAfter, deadlines, attempts, crashes);
  }

  /** With workers that are replaced after so many asks. */
  public SupervisorRules withRecycleAfter(int asks) {
    return with(workers, slots, asks, deadlines, attempts, crashes);
  }

  /** With these deadlines for an ask. */
  public SupervisorRules withDeadlines(Duration firstToken, Duration total) {
    Deadlines others = new Deadlines(firstToken, total, deadlines.load());
    return with(workers, slots, recycleAfter, others, attempts, crashes);
  }

  /** With this time for loading. */
  public SupervisorRules withLoad(Duration longest) {
    Deadlines others = new Deadlines(deadlines.firstToken(), deadlines.total(), longest);
    return with(workers, slots, recycleAfter, others, attempts, crashes);
  }

  /** With this much patience with workers that die. */
  public SupervisorRules withCrashes(int newAttempts, Breaker.Rules others) {
    return with(workers, slots, recycleAfter, deadlines, newAttempts, others);
  }

  private SupervisorRules with(
      int newWorkers,
      int newSlots,
      int newRecycleAfter,
      Deadlines newDeadlines,
      int newAttempts,
      Breaker.Rules newCrashes) {
    return new SupervisorRules(
        newWorkers,
        newSlots,
        newRecycleAfter,
        newDeadlines,
        heartbeat,
        idle,
        grace,
        growthBytes,
        newAttempts,
        newCrashes);
  }
}
