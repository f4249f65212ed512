package dev.bellwether.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A circuit breaker that is told by hand how each call ended. Safe for threads.
 *
 * <p>Not Failsafe's: told nothing about a call, that one keeps the call's place in the half-open
 * state for ever, and it has no injected clock. Here a call that ends neutrally gives its place
 * back and changes nothing else.
 */
public final class Breaker {

  /** What the breaker lets through. */
  public enum State {
    /** Everything. */
    CLOSED,
    /** Nothing, until its time is over. */
    OPEN,
    /** A few calls, to see whether it works again. */
    HALF_OPEN
  }

  /**
   * When to change.
   *
   * @param failuresToOpen failures in a row, at least 1
   * @param openFor how long nothing is let through
   * @param successesToClose successes in a row after that, at least 1; also how many calls are let
   *     through at once until then
   */
  public record Rules(int failuresToOpen, Duration openFor, int successesToClose) {
    /** Five failures, a minute, three successes. */
    public static final Rules USUAL = new Rules(5, Duration.ofSeconds(60), 3);
  }

  /** The breaker named so went from one state to another. */
  public record Change(String name, State from, State to, Instant at) {}

  /** Who wants to know of changes; called in their order, by the thread that caused them. */
  public interface Listener {
    /** It has happened. */
    void changed(Change change);
  }

  private final String name;
  private final Rules rules;
  private final Clock clock;
  private final Listener listener;

  private State state = State.CLOSED;
  private Instant openUntil = Instant.MIN;

  /** Calls let in before a change of state say nothing about the time after it. */
  private long era;

  private int failures;
  private int successes;
  private int probing;

  /** A closed breaker. */
  public Breaker(String name, Rules rules, Clock clock, Listener listener) {
    this.name = name;
    this.rules = rules;
    this.clock = clock;
    this.listener = listener;
  }

  /** The state at this moment. */
  public synchronized State state() {
    return isOver() ? State.HALF_OPEN : state;
  }

  /** Until when nothing is let through; empty if something is. Costs nothing and takes no place. */
  public synchronized Optional<Instant> openUntil() {
    return state == State.OPEN && !isOver() ? Optional.of(openUntil) : Optional.empty();
  }

  /**
   * Lets a call in, or not. Each entry must be closed; unless it was told of a success or failure
   * before, the call counts as neither.
   */
  public synchronized Optional<Entry> enter() {
    if (isOver()) {
      change(State.HALF_OPEN);
    }
    boolean full = state == State.HALF_OPEN && probing >= rules.successesToClose();
    if (state == State.OPEN || full) {
      return Optional.empty();
    }
    probing++;
    return Optional.of(new Entry(era));
  }

  private boolean isOver() {
    return state == State.OPEN && !clock.instant().isBefore(openUntil);
  }

  private synchronized void ended(long since, Ending ending) {
    if (since != era) {
      return;
    }
    probing--;
    switch (ending) {
      case SUCCESS -> succeeded();
      case FAILURE -> failed(failures + 1);
      case HANG -> failed(rules.failuresToOpen());
      case NEUTRAL -> {}
    }
  }

  private void succeeded() {
    failures = 0;
    if (state == State.HALF_OPEN && ++successes == rules.successesToClose()) {
      change(State.CLOSED);
    }
  }

  private void failed(int inARow) {
    failures = inARow;
    if (state == State.HALF_OPEN || failures >= rules.failuresToOpen()) {
      openUntil = clock.instant().plus(rules.openFor());
      change(State.OPEN);
    }
  }

  private void change(State to) {
    State from = state;
    state = to;
    era++;
    failures = 0;
    successes = 0;
    probing = 0;
    listener.changed(new Change(name, from, to, clock.instant()));
  }

  private enum Ending {
    SUCCESS,
    FAILURE,
    HANG,
    NEUTRAL
  }

  /** One call that was let in. For one thread. */
  public final class Entry implements AutoCloseable {
    private final long since;
    private Ending ending = Ending.NEUTRAL;

    private Entry(long since) {
      this.since = since;
    }

    /** The other side answered. */
    public void success() {
      ending = Ending.SUCCESS;
    }

    /** The other side is down or too slow. */
    public void failure() {
      ending = Ending.FAILURE;
    }

    /** The other side hangs and somebody waits: one such failure opens the circuit. */
    public void hang() {
      ending = Ending.HANG;
    }

    /** The call is over. */
    @Override
    public void close() {
      ended(since, ending);
    }
  }
}
