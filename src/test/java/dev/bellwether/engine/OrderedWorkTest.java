package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedWorkTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsComeInTheOrderOfTheThings(int jobs) {
    Random random = new Random(5);
    List<Integer> delays = random.ints(200, 0, 2_000).boxed().toList();
    try (OrderedWork<Integer, Integer> work = new OrderedWork<>(jobs, OrderedWorkTest::spin)) {
      List<Integer> results = new ArrayList<>();
      work.over(delays.iterator()).forEachRemaining(results::add);
      assertThat(results).isEqualTo(delays);
    }
  }

  private static int spin(int rounds) {
    double sum = 0;
    for (int i = 0; i < rounds; i++) {
      sum += Math.sqrt(i);
    }
    return sum >= 0 ? rounds : -1;
  }

  @Test
  void severalAreDoneAtATime() {
    CountDownLatch both = new CountDownLatch(2);
    try (OrderedWork<Integer, Integer> work =
        new OrderedWork<>(
            2,
            thing -> {
              both.countDown();
              try {
                both.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return thing;
            })) {
      assertThat(work.over(List.of(1, 2).iterator())).toIterable().containsExactly(1, 2);
    }
  }

  @Test
  void onlyAFewThingsAreTakenAhead() {
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> things =
        IntStream.range(0, 1_000).peek(i -> taken.incrementAndGet()).boxed().iterator();
    try (OrderedWork<Integer, Integer> work = new OrderedWork<>(2, thing -> thing)) {
      work.over(things).next();
      assertThat(taken.get()).isLessThan(20);
    }
  }

  @Test
  void whatATaskThrowsIsThrown() {
    try (OrderedWork<Integer, Integer> work =
        new OrderedWork<>(
            2,
            thing -> {
              throw new IllegalArgumentException("thing " + thing);
            })) {
      assertThatThrownBy(() -> work.over(List.of(7).iterator()).next())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("thing 7");
    }
  }
}
