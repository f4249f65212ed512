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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reserves and settles in the state file, and so writes the ledger of calls. A call whose price
 * nobody knows is booked at what it may have cost at most, as unconfirmed.
 */
final class SharedPurse implements Purse {
  private final Spending spending;
  private final String runId;
  private final Clock clock;
  private final AtomicLong calls = new AtomicLong();

  SharedPurse(Spending spending, String runId, Clock clock) {
    this.spending = spending;
    this.runId = runId;
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
      Optional<String> refusal = spending.reserve(intent, clock.instant());
      if (refusal.isPresent()) {
        throw new ModelException.BudgetSpent(refusal.get());
      }
    }
    return settlement -> spending.settle(intent, ending(intent, settlement), clock.instant());
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
