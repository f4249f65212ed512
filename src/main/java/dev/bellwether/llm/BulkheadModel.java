package dev.bellwether.llm;

import dev.bellwether.Selection;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many calls to a tier be under way at once, in this process.
 *
 * <p>Not with Failsafe 3.3.2: its bulkhead hands a place that comes free to a caller who has long
 * stopped waiting, and the place is lost.
 */
public final class BulkheadModel implements LanguageModel {
  private final LanguageModel model;
  private final Semaphore places;
  private final Clock clock;

  /** Bounds the calls to a model; models of one tier share one semaphore. */
  public BulkheadModel(LanguageModel model, Semaphore places, Clock clock) {
    this.model = model;
    this.places = places;
    this.clock = clock;
  }

  @Override
  public Selection selection() {
    return model.selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    enter(question);
    try {
      return model.complete(question);
    } finally {
      places.release();
    }
  }

  private void enter(Question question) throws ModelException {
    Duration wait = Duration.between(clock.instant(), question.deadline());
    try {
      // Not even a late call is turned away while there is a place: the deadline is another's job.
      if (places.tryAcquire() || places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ModelException.TimedOut(
        "too many calls to " + selection().tier().key() + " were under way until the deadline",
        Bill.NOT_SENT);
  }
}
