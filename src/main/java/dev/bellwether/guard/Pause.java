package dev.bellwether.guard;

import java.time.Duration;

/** Waits, so that tests need not. */
public interface Pause {
  /** Blocks the thread. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);

  /**
   * Waits that long.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void pass(Duration duration) throws InterruptedException;
}
