package dev.bellwether.llm;

import dev.bellwether.Cost;
import dev.bellwether.guard.Curable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A model gave no answer. Each subtype says what the caller should do next. */
public abstract sealed class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Bill bill;
  private int attempts;

  ModelException(String message) {
    this(message, Bill.NOTHING);
  }

  ModelException(String message, Bill bill) {
    super(message);
    this.bill = bill;
    this.attempts = isSent() ? 1 : 0;
  }

  /** False if nothing was sent. */
  final boolean isSent() {
    return !(bill instanceof Bill.NotSent);
  }

  /** Says that it was the last of so many calls about one question. */
  final void endsAttempts(int made) {
    attempts = made;
  }

  /** Calls that were made in vain before the question was given up; 0 if nothing was sent. */
  public final int attempts() {
    return attempts;
  }

  /** What the failed call is charged. */
  public final Bill bill() {
    return bill;
  }

  /** The subtype in a word for ledgers, such as {@code timed_out}. */
  public final String outcome() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** Too many calls in a short time: ask again after the wait, or ask the next tier. */
  public static final class RateLimited extends ModelException implements Curable {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Duration> retryAfter;

    public RateLimited(String message, Optional<Duration> retryAfter) {
      this(message, retryAfter, Bill.NOTHING);
    }

    /** By us, who then have not asked, or by the vendor. */
    public RateLimited(String message, Optional<Duration> retryAfter, Bill bill) {
      super(message, bill);
      this.retryAfter = retryAfter;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** The calls of a day or month are used up: ask the next tier; this one not before the time. */
  public static final class QuotaSpent extends ModelException {
    private static final long serialVersionUID = 1L;
    private final Instant until;

    public QuotaSpent(String message, Instant until) {
      this(message, until, Bill.NOTHING);
    }

    /** As we counted, and then have not asked, or as the vendor said. */
    public QuotaSpent(String message, Instant until, Bill bill) {
      super(message, bill);
      this.until = until;
    }

    /** When asking makes sense again. */
    public Instant until() {
      return until;
    }
  }

  /** The model is down or broke off: ask the next tier, or this one later. */
  public static final class Unavailable extends ModelException implements Curable {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Duration> retryAfter;
    private final boolean reached;

    /** It said itself that it is down, or that cannot be told from its not being there. */
    public Unavailable(String message, Optional<Duration> retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
      this.reached = true;
    }

    /** There was no connection, so that it cannot have heard of the call. */
    public Unavailable(String message) {
      super(message);
      this.retryAfter = Optional.empty();
      this.reached = false;
    }

    /** It broke off after it had begun to work. */
    public Unavailable(String message, Bill bill) {
      super(message, bill);
      this.retryAfter = Optional.empty();
      this.reached = true;
    }

    /** False if the call certainly never arrived. */
    public boolean reached() {
      return reached;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** Its circuit is open, so it was not asked: ask the next tier. */
  public static final class CircuitOpen extends ModelException {
    private static final long serialVersionUID = 1L;
    private final Instant until;

    public CircuitOpen(String message, Instant until) {
      super(message, Bill.NOT_SENT);
      this.until = until;
    }

    /** When it will be tried again. */
    public Instant until() {
      return until;
    }
  }

  /** There was no answer before the deadline: ask the next tier, or later. */
  public static final class TimedOut extends ModelException implements Curable {
    private static final long serialVersionUID = 1L;

    public TimedOut(String message) {
      super(message);
    }

    public TimedOut(String message, Bill bill) {
      super(message, bill);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.empty();
    }
  }

  /** The model will not judge this text, for reasons of its own: ask another model. */
  public static final class Refused extends ModelException {
    private static final long serialVersionUID = 1L;

    public Refused(String message, Bill bill) {
      super(message, bill);
    }
  }

  /**
   * The model cannot read this input, or its answer is no verdict: do not ask it again about this
   * text, ask another.
   */
  public static final class Unreadable extends ModelException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String message) {
      super(message);
    }

    public Unreadable(String message, Bill bill) {
      super(message, bill);
    }
  }

  /** The text is longer than the model can read: cut it smaller, or ask a larger model. */
  public static final class ContextOverflow extends ModelException {
    private static final long serialVersionUID = 1L;

    public ContextOverflow(String message, Bill bill) {
      super(message, bill);
    }
  }

  /** There is no money for this: ask a free tier, or again when there is. */
  public static final class BudgetSpent extends ModelException {
    private static final long serialVersionUID = 1L;
    private final transient Cost needs;

    public BudgetSpent(String message, Cost needs) {
      super(message, Bill.NOT_SENT);
      this.needs = needs;
    }

    /** What would have been set aside for the call. */
    public Cost needs() {
      return needs;
    }
  }

  /**
   * The key is missing or refused, the account has no credit, or there is no such model: nothing
   * heals until a person acts, so do not ask this tier again.
   */
  public static final class Denied extends ModelException {
    private static final long serialVersionUID = 1L;

    public Denied(String message) {
      super(message);
    }
  }
}
