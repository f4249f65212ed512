package dev.bellwether.llm;

import dev.bellwether.Selection;
import dev.bellwether.guard.Breaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells the breaker how calls end: {@link ModelException.Unavailable} and {@link
 * ModelException.TimedOut} are failures, an answer is a success, everything else is neither. A call
 * that had no fair chance, because hardly any time was left when it began, does not count as timed
 * out.
 */
public final class CircuitBrokenModel implements LanguageModel {
  private final LanguageModel model;
  private final Breaker breaker;
  private final Duration fairChance;
  private final boolean hangOpens;
  private final Clock clock;

  /**
   * Breaks the circuit to a model; models of one tier share one breaker.
   *
   * @param fairChance time within which a healthy model answers
   * @param hangOpens true if one call that times out opens the circuit, since somebody waits
   */
  public CircuitBrokenModel(
      LanguageModel model, Breaker breaker, Duration fairChance, boolean hangOpens, Clock clock) {
    this.model = model;
    this.breaker = breaker;
    this.fairChance = fairChance;
    this.hangOpens = hangOpens;
    this.clock = clock;
  }

  static ModelException.CircuitOpen open(Selection selection, Instant until) {
    return new ModelException.CircuitOpen(
        selection.tier().key() + " failed too often; its circuit is open until " + until, until);
  }

  @Override
  public Selection selection() {
    return model.selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    Optional<Breaker.Entry> entered = breaker.enter();
    if (entered.isEmpty()) {
      throw open(selection(), breaker.openUntil().orElse(clock.instant()));
    }
    try (Breaker.Entry entry = entered.get()) {
      return complete(question, entry);
    }
  }

  private Completion complete(Question question, Breaker.Entry entry) throws ModelException {
    boolean fair = !clock.instant().plus(fairChance).isAfter(question.deadline());
    try {
      Completion completion = model.complete(question);
      entry.success();
      return completion;
    } catch (ModelException.Unavailable e) {
      entry.failure();
      throw e;
    } catch (ModelException.TimedOut e) {
      if (fair && hangOpens) {
        entry.hang();
      } else if (fair) {
        entry.failure();
      }
      throw e;
    }
  }
}
