package dev.bellwether.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: the first one asks the run to stop at the next safe point, and the process
 * waits for it. The JVM ends with 130 or 143 by itself.
 */
final class Interrupts {
  /** Longer than any single item in flight should take. */
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean stopped;

  /** An instance that hears no signals. */
  static Interrupts none() {
    return new Interrupts();
  }

  /** Listens from now on. */
  static Interrupts install() {
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupts::stopAndWait, "interrupt"));
    return interrupts;
  }

  private void stopAndWait() {
    stop();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the run to stop at the next safe point. */
  void stop() {
    stopped = true;
  }

  /** True once somebody asked the run to stop. */
  boolean stopped() {
    return stopped;
  }

  /** The run is over; a waiting shutdown may go on. */
  void release() {
    finished.countDown();
  }
}
