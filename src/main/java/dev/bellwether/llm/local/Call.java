package dev.bellwether.llm.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One ask at one worker, as its caller waits for it. */
final class Call implements AskListener {
  private final long began = System.nanoTime();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private volatile long firstAt;

  @Override
  public void piece(String text) {
    if (firstAt == 0) {
      firstAt = System.nanoTime();
      first.countDown();
    }
  }

  @Override
  public void ended(Ending how) {
    ending.complete(how);
    first.countDown();
  }

  /** True if the first token came, or the end, within the time. */
  boolean awaitFirst(long nanos) throws InterruptedException {
    return first.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** The end; empty if the time was over before. */
  Optional<Ending> await(long nanos) throws InterruptedException {
    try {
      return Optional.of(ending.get(nanos, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an ending is never a failure", e);
    }
  }

  boolean isOver() {
    return ending.isDone();
  }

  /** How it ended; only once it has. */
  Ending ending() {
    return ending.join();
  }

  /** Runs this when it is over; at once if it is. */
  void whenOver(Runnable then) {
    CompletableFuture<Void> unused = ending.thenRun(then);
  }

  Duration sinceBegan() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  Duration toFirst() {
    return firstAt == 0 ? sinceBegan() : Duration.ofNanos(firstAt - began);
  }
}
