package dev.bellwether.guard;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;
import java.util.Optional;

/**
 * How often and after which waits a call is made again. Failsafe keeps the count; the waiting is
 * done by {@link Retry}.
 */
public final class RetryLadder {
  /** What Failsafe takes for "no wait of its own": the ladder's step is used. */
  private static final Duration NO_OWN_WAIT = Duration.ofNanos(-1);

  private final RetryPolicy<Object> policy;

  private RetryLadder(RetryPolicy<Object> policy) {
    this.policy = policy;
  }

  /** Somebody waits for the answer: the next tier is asked at once. */
  public static RetryLadder live() {
    return new RetryLadder(common().withMaxRetries(0).build());
  }

  /** Waits 4, 8, 16 and 32 seconds; throughput counts. */
  public static RetryLadder batch() {
    return of(4, Duration.ofSeconds(4), Duration.ofSeconds(60));
  }

  /**
   * A ladder whose waits double.
   *
   * @param retries how often at most, at least 1
   * @param first the first wait
   * @param longest no step is longer; above {@code first}
   */
  public static RetryLadder of(int retries, Duration first, Duration longest) {
    return new RetryLadder(common().withBackoff(first, longest).withMaxRetries(retries).build());
  }

  private static RetryPolicyBuilder<Object> common() {
    return RetryPolicy.builder()
        .handleIf(e -> e instanceof Curable)
        .withDelayFn(
            context ->
                context.getLastException() instanceof Curable curable
                    ? curable.retryAfter().orElse(NO_OWN_WAIT)
                    : NO_OWN_WAIT);
  }

  Climb climb() {
    return new Climb(Execution.of(policy));
  }

  /** The steps of one call. */
  record Climb(Execution<Object> execution) {

    /** The wait before the next attempt; empty when there is to be none. */
    Optional<Duration> next(Exception failure) {
      execution.recordException(failure);
      return execution.isComplete() ? Optional.empty() : Optional.of(execution.getDelay());
    }
  }
}
