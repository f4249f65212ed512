package dev.bellwether.llm;

import dev.bellwether.Selection;
import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.Retry;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks again as the ladder says. Before each attempt it looks whether the circuit is open, so that
 * nothing is reserved and nobody waits in a queue for a model that will not be asked.
 */
public final class RetryingModel implements LanguageModel {
  private final LanguageModel model;
  private final Retry retry;
  private final Breaker breaker;
  private final CallListener listener;

  /** Retries a model whose circuit is this breaker's. */
  public RetryingModel(LanguageModel model, Retry retry, Breaker breaker, CallListener listener) {
    this.model = model;
    this.retry = retry;
    this.breaker = breaker;
    this.listener = listener;
  }

  @Override
  public Selection selection() {
    return model.selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    int[] made = {0};
    try {
      return retry.<Completion, ModelException>call(
          () -> counted(question, made), question.deadline());
    } catch (ModelException e) {
      e.endsAttempts(made[0]);
      throw e;
    }
  }

  private Completion counted(Question question, int[] made) throws ModelException {
    try {
      return attempt(question);
    } catch (ModelException e) {
      made[0] += e.isSent() ? 1 : 0;
      throw e;
    }
  }

  private Completion attempt(Question question) throws ModelException {
    try {
      Optional<Instant> open = breaker.openUntil();
      if (open.isPresent()) {
        throw CircuitBrokenModel.open(selection(), open.get());
      }
      return model.complete(question);
    } catch (ModelException.CircuitOpen | ModelException.BudgetSpent e) {
      listener.notAsked(selection(), e);
      throw e;
    }
  }
}
