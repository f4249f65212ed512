package dev.bellwether.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The latest durations of something, and which of them few exceed. */
final class Percentiles {
  private static final int KEPT = 500;

  private final Deque<Duration> latest = new ArrayDeque<>();

  void add(Duration duration) {
    latest.addLast(duration);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  boolean isEmpty() {
    return latest.isEmpty();
  }

  /**
   * The duration that this share of them does not exceed (nearest rank).
   *
   * @param share above 0, at most 1
   */
  Duration at(double share) {
    Duration[] sorted = latest.stream().sorted().toArray(Duration[]::new);
    return sorted.length == 0 ? Duration.ZERO : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
