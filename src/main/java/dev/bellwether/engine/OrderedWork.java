package dev.bellwether.engine;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does the same to many things, several at a time, and hands the results back in their order. Only
 * a few things are taken ahead of the one that is waited for.
 */
final class OrderedWork<T, R> implements AutoCloseable {
  private static final int AHEAD = 4;

  private final int jobs;
  private final Function<T, R> task;
  private final ExecutorService threads;

  /** With so many threads, at least one. */
  OrderedWork(int jobs, Function<T, R> task) {
    this.jobs = jobs;
    this.task = task;
    this.threads =
        Executors.newFixedThreadPool(
            jobs,
            work -> {
              Thread thread = new Thread(work, "work");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The results in the order of the things; what a task throws, {@code next} throws. */
  Iterator<R> over(Iterator<T> things) {
    Queue<Future<R>> pending = new ArrayDeque<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !pending.isEmpty() || things.hasNext();
      }

      @Override
      public R next() {
        while (pending.size() < jobs * AHEAD && things.hasNext()) {
          T thing = things.next();
          pending.add(threads.submit(() -> task.apply(thing)));
        }
        Future<R> first = pending.poll();
        if (first == null) {
          throw new NoSuchElementException();
        }
        return result(first);
      }
    };
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Waits for no one: what is under way is dropped. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
