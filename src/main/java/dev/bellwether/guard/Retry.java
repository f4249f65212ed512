package dev.bellwether.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes a call again, as its ladder says. Safe for threads. */
public final class Retry {

  /**
   * One attempt.
   *
   * @param <T> what it yields
   * @param <X> how it fails
   */
  public interface Attempt<T, X extends Exception> {
    /** Makes the call. */
    T make() throws X;
  }

  private final RetryLadder ladder;
  private final Clock clock;
  private final Pause pause;

  /** Climbs this ladder. */
  public Retry(RetryLadder ladder, Clock clock, Pause pause) {
    this.ladder = ladder;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Makes the call until it succeeds, cannot heal, or the ladder ends. A wait that would reach the
   * deadline is not begun. If the thread is interrupted while it waits, the last failure is thrown
   * at once and the thread stays interrupted.
   *
   * @throws X the last failure
   */
  public <T, X extends Exception> T call(Attempt<T, X> attempt, Instant deadline) throws X {
    RetryLadder.Climb climb = ladder.climb();
    while (true) {
      try {
        return attempt.make();
      } catch (Exception e) {
        Optional<Duration> wait = climb.next(e);
        if (wait.isEmpty() || !passes(wait.get(), deadline)) {
          throw e;
        }
      }
    }
  }

  private boolean passes(Duration wait, Instant deadline) {
    if (!clock.instant().plus(wait).isBefore(deadline)) {
      return false;
    }
    try {
      pause.pass(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
