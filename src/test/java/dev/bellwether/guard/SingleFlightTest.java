package dev.bellwether.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private final SingleFlight<String, Integer> flight = new SingleFlight<>(Clock.systemUTC());
  private final ExecutorService pool = Executors.newFixedThreadPool(8);
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();

  @AfterEach
  void stop() {
    release.countDown();
    pool.shutdownNow();
  }

  private Future<Optional<Integer>> ask(long seconds, boolean fails) {
    return pool.submit(
        () ->
            flight.call(
                "key",
                Instant.now().plusSeconds(seconds),
                IOException.class,
                () -> {
                  arrived.countDown();
                  calls.incrementAndGet();
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  if (fails) {
                    throw new IOException("down");
                  }
                  return 7;
                }));
  }

  @Test
  void equalCallsAtOneTimeAreMadeOnce() throws Exception {
    List<Future<Optional<Integer>>> answers = new ArrayList<>();
    answers.add(ask(60, false));
    arrived.await();
    for (int i = 0; i < 7; i++) {
      answers.add(ask(60, false));
    }
    while (((java.util.concurrent.ThreadPoolExecutor) pool).getActiveCount() < 8) {
      Thread.onSpinWait();
    }
    Thread.sleep(100);
    release.countDown();

    for (Future<Optional<Integer>> answer : answers) {
      assertThat(answer.get()).contains(7);
    }
    assertThat(calls).hasValue(1);
  }

  @Test
  void aFailureIsSharedAndForgotten() throws Exception {
    Future<Optional<Integer>> first = ask(60, true);
    arrived.await();
    Future<Optional<Integer>> second = ask(60, true);
    Thread.sleep(100);
    release.countDown();

    assertThatThrownBy(first::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("down");
    assertThatThrownBy(second::get).hasMessageContaining("down");
    assertThat(ask(60, false).get()).contains(7);
  }

  @Test
  void nobodyWaitsLongerThanHeCan() throws Exception {
    ask(60, false);
    arrived.await();

    assertThat(ask(0, false).get()).isEmpty();
  }
}
