package dev.bellwether.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets only the first of several callers with one key make a call; the others get its result, or
 * its failure. Safe for threads.
 *
 * @param <K> what calls are equal by
 * @param <T> what a call yields
 */
public final class SingleFlight<K, T> {
  private final ConcurrentHashMap<K, CompletableFuture<T>> flights = new ConcurrentHashMap<>();
  private final Clock clock;

  /** No call is under way. */
  public SingleFlight(Clock clock) {
    this.clock = clock;
  }

  /**
   * Makes the call or waits for the one that is under way.
   *
   * @param failure the type of failure that is handed on; nothing else but unchecked exceptions may
   *     be thrown by the call
   * @return empty if another's call took longer than this caller can wait
   */
  public <X extends Exception> Optional<T> call(
      K key, Instant deadline, Class<X> failure, Retry.Attempt<T, X> attempt) throws X {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> first = flights.putIfAbsent(key, mine);
    if (first != null) {
      return join(first, deadline, failure);
    }
    try {
      T result = attempt.make();
      mine.complete(result);
      return Optional.of(result);
    } catch (Exception | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(key, mine);
    }
  }

  private <X extends Exception> Optional<T> join(
      CompletableFuture<T> flight, Instant deadline, Class<X> failure) throws X {
    try {
      long wait = Duration.between(clock.instant(), deadline).toMillis();
      return Optional.of(flight.get(Math.max(0, wait), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (failure.isInstance(cause)) {
        throw failure.cast(cause);
      }
      throw new IllegalStateException("the call that was under way failed", cause);
    }
  }
}
