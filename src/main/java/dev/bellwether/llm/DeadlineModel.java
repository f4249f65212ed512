package dev.bellwether.llm;

import dev.bellwether.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Gives each attempt its own share of the time, and asks nothing once the time is over. */
public final class DeadlineModel implements LanguageModel {
  private final LanguageModel model;
  private final Duration longest;
  private final Clock clock;

  /**
   * Limits the time of each attempt.
   *
   * @param longest for one attempt; less is left when the question's deadline is nearer
   */
  public DeadlineModel(LanguageModel model, Duration longest, Clock clock) {
    this.model = model;
    this.longest = longest;
    this.clock = clock;
  }

  @Override
  public Selection selection() {
    return model.selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    Instant now = clock.instant();
    if (!now.isBefore(question.deadline())) {
      throw new ModelException.TimedOut(
          "no time was left to ask " + selection().tier().key(), Bill.NOT_SENT);
    }
    return model.complete(question.by(now.plus(longest)));
  }
}
