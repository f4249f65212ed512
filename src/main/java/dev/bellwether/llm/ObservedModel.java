package dev.bellwether.llm;

import dev.bellwether.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells a listener of each call; stands directly around the model, so that no waiting counts. */
public final class ObservedModel implements LanguageModel {
  private final LanguageModel model;
  private final String server;
  private final CallListener listener;
  private final Clock clock;

  /**
   * Observes a model.
   *
   * @param server host and port of the model; empty for one in this process
   */
  public ObservedModel(LanguageModel model, String server, CallListener listener, Clock clock) {
    this.model = model;
    this.server = server;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public Selection selection() {
    return model.selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    Instant startedAt = clock.instant();
    long started = System.nanoTime();
    try {
      Completion completion = model.complete(question);
      tell(question, startedAt, started, new Call.Answered(completion));
      return completion;
    } catch (ModelException e) {
      tell(question, startedAt, started, new Call.Failed(e));
      throw e;
    }
  }

  private void tell(Question question, Instant startedAt, long started, Call.Ending ending) {
    Duration latency = Duration.ofNanos(System.nanoTime() - started);
    listener.ended(new Call(selection(), server, question, startedAt, latency, ending));
  }
}
