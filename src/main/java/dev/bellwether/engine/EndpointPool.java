package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Several servers of one model, asked in turn; where one has no answer for now, the next is asked.
 * Safe for threads.
 */
final class EndpointPool implements LanguageModel {
  private final List<LanguageModel> endpoints;
  private final AtomicInteger turn = new AtomicInteger();

  /** At least one, all of one selection. */
  EndpointPool(List<LanguageModel> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  @Override
  public Selection selection() {
    return endpoints.get(0).selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    int first = Math.floorMod(turn.getAndIncrement(), endpoints.size());
    for (int i = 0; i < endpoints.size() - 1; i++) {
      try {
        return endpoints.get((first + i) % endpoints.size()).complete(question);
      } catch (ModelException.Refused
          | ModelException.Unreadable
          | ModelException.ContextOverflow e) {
        // Another copy of the model would say the same.
        throw e;
      } catch (ModelException e) {
        // The next may be there; the breaker of this one has been told.
      }
    }
    return endpoints.get((first + endpoints.size() - 1) % endpoints.size()).complete(question);
  }
}
