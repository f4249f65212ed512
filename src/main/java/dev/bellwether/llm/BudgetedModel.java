package dev.bellwether.llm;

import dev.bellwether.Selection;
import java.time.Duration;

/** Pays for every attempt: reserves what it may cost, then settles what it did cost. */
public final class BudgetedModel implements LanguageModel {
  private final LanguageModel model;
  private final Tariff tariff;
  private final Purse purse;

  /** Pays for a model's answers from a purse. */
  public BudgetedModel(LanguageModel model, Tariff tariff, Purse purse) {
    this.model = model;
    this.tariff = tariff;
    this.purse = purse;
  }

  @Override
  public Selection selection() {
    return model.selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    Purse.Reservation reservation = purse.reserve(selection(), question, tariff.atMost(question));
    long started = System.nanoTime();
    try {
      Completion completion = model.complete(question);
      Bill bill = new Bill.Charged(completion.usage(), completion.cost());
      settle(reservation, "done", bill, completion.answeredBy(), started);
      return completion;
    } catch (ModelException e) {
      settle(reservation, e.outcome(), e.bill(), "", started);
      throw e;
    } catch (RuntimeException | Error e) {
      settle(reservation, "bug", Bill.UNKNOWN, "", started);
      throw e;
    }
  }

  private static void settle(
      Purse.Reservation reservation, String outcome, Bill bill, String answeredBy, long started) {
    reservation.settle(
        new Purse.Settlement(
            outcome, bill, answeredBy, Duration.ofNanos(System.nanoTime() - started)));
  }
}
