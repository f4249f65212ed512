package dev.bellwether.llm.local;

import java.util.OptionalLong;

/** A worker in service and what it has done. Guarded by the lock of its {@link Team}. */
final class Member {
  private final Worker worker;
  private final Worker.Loaded loaded;
  private final long bytesAtFirst;
  private final Runnable changed;
  private int busy;
  private int served;
  private int answered;
  private boolean retiring;
  private String lastPrefix;
  private long lastUsed = System.nanoTime();

  /**
   * A worker that has loaded.
   *
   * @param prefix that it has read
   * @param changed is run when it has ended an ask
   */
  Member(Worker worker, Worker.Loaded loaded, String prefix, Runnable changed) {
    this.worker = worker;
    this.loaded = loaded;
    this.bytesAtFirst = resident().orElse(0);
    this.lastPrefix = prefix;
    this.changed = changed;
  }

  Worker worker() {
    return worker;
  }

  Worker.Loaded loaded() {
    return loaded;
  }

  long pid() {
    return worker.process().pid();
  }

  OptionalLong resident() {
    return ProcessMemory.resident(pid());
  }

  long growth() {
    return resident().orElse(0) - bytesAtFirst;
  }

  void begin(String prefix) {
    lastPrefix = prefix;
    busy++;
    served++;
  }

  void end(Ending how) {
    busy--;
    answered += how instanceof Ending.Answered ? 1 : 0;
    // Its socket is closed a moment before the process is seen to be gone.
    retiring |= how instanceof Ending.Died;
    lastUsed = System.nanoTime();
    changed.run();
  }

  boolean free(int slots) {
    return !retiring && busy < slots && worker.process().isAlive();
  }

  void retire() {
    retiring = true;
  }

  String lastPrefix() {
    return lastPrefix;
  }

  int busy() {
    return busy;
  }

  int served() {
    return served;
  }

  int answered() {
    return answered;
  }

  long idleNanos() {
    return busy > 0 ? 0 : System.nanoTime() - lastUsed;
  }
}
