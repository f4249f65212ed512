package dev.bellwether.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachinePaceTest {
  private static final Duration GAP = Duration.ofMillis(20);

  @TempDir Path folder;

  @Test
  void callersOfAllThreadsAndPacesShareOneRate() throws InterruptedException {
    Path file = folder.resolve("pace");
    long started = System.nanoTime();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 20; i++) {
      callers.execute(() -> new MachinePace(file, GAP, Clock.systemUTC()).await());
    }
    callers.shutdown();
    assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isGreaterThanOrEqualTo(GAP.multipliedBy(19).minusMillis(5));
  }

  @Test
  void aBlockHoldsForEverybodyUntilItsTimeIsOver() {
    Path file = folder.resolve("pace");
    Instant now = Instant.parse("2024-08-01T12:00:00Z");
    new MachinePace(file, GAP, Clock.fixed(now, ZoneOffset.UTC)).block(Duration.ofMinutes(11));
    MachinePace later =
        new MachinePace(file, GAP, Clock.fixed(now.plusSeconds(659), ZoneOffset.UTC));
    assertThatThrownBy(later::await)
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("until 2024-08-01T12:11:00Z");
    new MachinePace(file, GAP, Clock.fixed(now.plusSeconds(661), ZoneOffset.UTC)).await();
  }
}
