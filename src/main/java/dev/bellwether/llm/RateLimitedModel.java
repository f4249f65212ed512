package dev.bellwether.llm;

import dev.bellwether.Selection;
import dev.bellwether.guard.Pause;
import dev.bellwether.guard.Quota;
import dev.bellwether.guard.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits for its turn under a rate limit that all processes share, and tells the others when the
 * vendor asks for patience.
 */
public final class RateLimitedModel implements LanguageModel {
  private final LanguageModel model;
  private final RateLimit limit;
  private final Quota quota;
  private final Duration longestWait;
  private final Clock clock;
  private final Pause pause;

  /**
   * Limits a model.
   *
   * @param longestWait a longer wait is left to the caller; zero while somebody waits for answers
   */
  public RateLimitedModel(
      LanguageModel model,
      RateLimit limit,
      Quota quota,
      Duration longestWait,
      Clock clock,
      Pause pause) {
    this.model = model;
    this.limit = limit;
    this.quota = quota;
    this.longestWait = longestWait;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public Selection selection() {
    return model.selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    awaitTurn(question.deadline());
    try {
      return model.complete(question);
    } catch (ModelException.RateLimited e) {
      e.retryAfter().ifPresent(wait -> quota.closeUntil(limit, clock.instant().plus(wait), false));
      throw e;
    } catch (ModelException.QuotaSpent e) {
      quota.closeUntil(limit, e.until(), true);
      throw e;
    }
  }

  private void awaitTurn(Instant deadline) throws ModelException {
    while (true) {
      Instant now = clock.instant();
      Quota.Answer answer = quota.take(limit, now);
      if (answer instanceof Quota.Answer.Granted) {
        return;
      }
      if (answer instanceof Quota.Answer.SpentUntil spent) {
        throw new ModelException.QuotaSpent(
            limit.name() + " has no calls left until " + spent.until(),
            spent.until(),
            Bill.NOT_SENT);
      }
      if (answer instanceof Quota.Answer.NotBefore later) {
        waitFor(Duration.between(now, later.at()), deadline);
      }
    }
  }

  private void waitFor(Duration wait, Instant deadline) throws ModelException {
    boolean late = !clock.instant().plus(wait).isBefore(deadline);
    if (late || wait.compareTo(longestWait) > 0 || !passes(wait)) {
      throw new ModelException.RateLimited(
          limit.name() + " has no calls left for " + wait.toMillis() + " ms",
          Optional.of(wait),
          Bill.NOT_SENT);
    }
  }

  private boolean passes(Duration wait) {
    try {
      pause.pass(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
