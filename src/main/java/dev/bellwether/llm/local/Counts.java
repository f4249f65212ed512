package dev.bellwether.llm.local;

/** Counts over all keepers. Safe for threads. */
final class Counts {
  private long starts;
  private long crashes;
  private long recycles;
  private long overlaps;
  private long kills;
  private long evaluatedAsks;
  private long evaluatedTokens;
  private long lastCrash;
  private boolean answeredSince = true;

  synchronized void started() {
    starts++;
  }

  synchronized void crashed() {
    crashes++;
    lastCrash = System.nanoTime();
    answeredSince = false;
  }

  synchronized void answered() {
    answeredSince = true;
  }

  synchronized void recycled(boolean overlapping) {
    recycles++;
    overlaps += overlapping ? 1 : 0;
  }

  synchronized void killed() {
    kills++;
  }

  synchronized void evaluated(Worker.Evaluated worker) {
    evaluatedAsks += worker.asks();
    evaluatedTokens += worker.promptTokens();
  }

  /** True if a worker has crashed within that time, and none has answered since. */
  synchronized boolean crashedWithin(long nanos) {
    return !answeredSince && System.nanoTime() - lastCrash < nanos;
  }

  /** With what present workers have evaluated so far. */
  synchronized Tally tally(Worker.Evaluated present) {
    return new Tally(
        starts,
        crashes,
        recycles,
        overlaps,
        kills,
        evaluatedAsks + present.asks(),
        evaluatedTokens + present.promptTokens());
  }
}
