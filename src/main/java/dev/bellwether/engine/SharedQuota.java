package dev.bellwether.engine;

import dev.bellwether.guard.Quota;
import dev.bellwether.guard.RateLimit;
import dev.bellwether.store.Quotas;
import java.time.Instant;

/** Counts calls in the state file. */
record SharedQuota(Quotas quotas) implements Quota {
  @Override
  public Answer take(RateLimit limit, Instant now) {
    return quotas
        .take(limit.name(), limit.perMinute(), limit.perDay(), limit.dayZone(), now)
        .<Answer>map(
            closed ->
                closed.spent()
                    ? new Answer.SpentUntil(closed.until())
                    : new Answer.NotBefore(closed.until()))
        .orElseGet(Answer.Granted::new);
  }

  @Override
  public void closeUntil(RateLimit limit, Instant until, boolean spent) {
    quotas.close(limit.name(), until, spent);
  }
}
