package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.TokenUsage;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Purse;
import dev.bellwether.llm.Question;
import dev.bellwether.store.Spending;
import dev.bellwether.store.Unscored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reserves and settles in the state file, and so writes the ledger of calls. A call whose price
 * nobody knows is booked at what it may have cost at most, as unconfirmed. Where only what other
 * calls have set aside stands in the way, one waits for them to end, since most cost far less.
 */
final class SharedPurse implements Purse {
  /** How often one looks whether other processes have settled calls. */
  private static final Duration LOOK = Duration.ofMillis(200);

  /** How often one looks whether a process has died that had money set aside. */
  private static final Duration RECONCILE = Duration.ofSeconds(2);

  private final Spending spending;
  private final String runId;
  private final Duration longestWait;
  private final Clock clock;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong reconciledAtMillis = new AtomicLong();

  /** Each call that ends wakes one of those that wait for money, if there are any. */
  private final SynchronousQueue<Boolean> settled = new SynchronousQueue<>();

  /**
   * A purse.
   *
   * @param longestWait for money that others may give back; none where somebody waits for an alert
   */
  SharedPurse(Spending spending, String runId, Duration longestWait, Clock clock) {
    this.spending = spending;
    this.runId = runId;
    this.longestWait = longestWait;
    this.clock = clock;
  }

  @Override
  public Reservation reserve(Selection selection, Question question, Cost atMost)
      throws ModelException.BudgetSpent {
    Spending.Intent intent =
        new Spending.Intent(
            "%s/%06d".formatted(runId, calls.incrementAndGet()),
            runId,
            selection,
            question.chunk().contentHash(),
            question.ticker().map(Ticker::symbol).orElse(Unscored.WHOLE_TEXT),
            atMost.microUsd());
    if (atMost.microUsd() > 0) {
      Instant giveUp = clock.instant().plus(longestWait);
      Instant until = giveUp.isBefore(question.deadline()) ? giveUp : question.deadline();
      Optional<Spending.Refusal> refusal = spending.reserve(intent, clock.instant());
      while (refusal.isPresent()) {
        if (!refusal.get().passing() || !othersSettle(until)) {
          throw new ModelException.BudgetSpent(refusal.get().why(), atMost);
        }
        refusal = spending.reserve(intent, clock.instant());
      }
    }
    return settlement -> settle(intent, settlement);
  }

  private void settle(Spending.Intent intent, Settlement settlement) {
    if (settlement.bill() instanceof Bill.NotSent) {
      spending.giveBack(intent);
    } else {
      spending.settle(intent, ending(intent, settlement), clock.instant());
    }
    settled.offer(true);
  }

  /**
   * Waits until a call has ended or it is time to look; false if the deadline comes before that.
   */
  private boolean othersSettle(Instant deadline) {
    Instant now = clock.instant();
    if (!now.plus(LOOK).isBefore(deadline)) {
      return false;
    }
    long last = reconciledAtMillis.get();
    if (now.toEpochMilli() - last > RECONCILE.toMillis()
        && reconciledAtMillis.compareAndSet(last, now.toEpochMilli())) {
      spending.reconcile(now);
    }
    return wokenOrTimeToLook();
  }

  private boolean wokenOrTimeToLook() {
    try {
      Boolean woken = settled.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return woken == null || woken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Spending.Ending ending(Spending.Intent intent, Settlement settlement) {
    if (settlement.bill() instanceof Bill.Charged charged) {
      return new Spending.Ending(
          settlement.outcome(),
          charged.usage(),
          charged.cost().microUsd(),
          0,
          settlement.answeredBy(),
          settlement.latency());
    }
    return new Spending.Ending(
        settlement.outcome(),
        TokenUsage.NONE,
        intent.microUsd(),
        intent.microUsd(),
        settlement.answeredBy(),
        settlement.latency());
  }
}
