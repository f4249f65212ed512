package dev.bellwether.llm.local.jvm;

import java.time.Duration;

/**
 * How long a thread that was ready had to wait for a processor, at most: what a busy machine adds
 * to every time that is measured on it.
 */
final class Hiccups implements AutoCloseable {
  private static final int NAP_MILLIS = 5;

  private final Thread thread = new Thread(this::watchOn, "hiccups");
  private volatile long longest;

  private Hiccups() {
    thread.setDaemon(true);
  }

  static Hiccups watch() {
    Hiccups hiccups = new Hiccups();
    hiccups.thread.start();
    return hiccups;
  }

  private void watchOn() {
    try {
      while (true) {
        long began = System.nanoTime();
        Thread.sleep(NAP_MILLIS);
        long late = System.nanoTime() - began - NAP_MILLIS * 1_000_000L;
        longest = Math.max(longest, late);
      }
    } catch (InterruptedException e) {
      // Nobody wants to know any more.
    }
  }

  Duration longest() {
    return Duration.ofNanos(longest);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
