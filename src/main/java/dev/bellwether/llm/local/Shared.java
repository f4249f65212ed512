package dev.bellwether.llm.local;

import dev.bellwether.guard.Breaker;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** What all keepers of one supervisor work with. Safe for threads. */
final class Shared {
  private static final AtomicLong IDS = new AtomicLong();

  private final ModelRuntime runtime;
  private final SupervisorRules rules;
  private final MemoryWatch memory;
  private final Breaker breaker;
  private final Team team;
  private final Counts counts = new Counts();

  /** Two copies of a model may fit, three may not. */
  private final Semaphore overlap = new Semaphore(1);

  private volatile String prefix;
  private volatile boolean closed;

  Shared(
      ModelRuntime runtime,
      SupervisorRules rules,
      MemoryWatch memory,
      Breaker breaker,
      String prefix) {
    this.runtime = runtime;
    this.rules = rules;
    this.memory = memory;
    this.breaker = breaker;
    this.prefix = prefix;
    this.team = new Team(rules.slots());
  }

  ModelRuntime runtime() {
    return runtime;
  }

  SupervisorRules rules() {
    return rules;
  }

  MemoryWatch memory() {
    return memory;
  }

  Breaker breaker() {
    return breaker;
  }

  Team team() {
    return team;
  }

  Counts counts() {
    return counts;
  }

  long nextId() {
    return IDS.incrementAndGet();
  }

  /** What the next worker reads before it takes asks: the last prefix that was used. */
  String prefix() {
    return prefix;
  }

  void use(String newPrefix) {
    prefix = newPrefix;
  }

  /** A broken start may do better next time; a wrong one will not. */
  void failedToStart(StartException why) {
    if (why.kind() == StartException.Kind.WRONG) {
      team.fail(why);
    } else {
      counts.crashed();
    }
  }

  boolean beginOverlap() {
    return overlap.tryAcquire();
  }

  void endOverlap() {
    overlap.release();
  }

  boolean overlapping() {
    return overlap.availablePermits() == 0;
  }

  void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }
}
