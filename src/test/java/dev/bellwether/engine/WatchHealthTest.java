package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Cost;
import dev.bellwether.watch.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchHealthTest {
  private static final Instant AT = Instant.parse("2026-03-02T14:00:00Z");

  private long now;
  private final WatchHealth health = new WatchHealth(() -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void start() {
    health.heard(new WatchEvent.Started(AT, "run", List.of("feed"), List.of("team"), 0));
  }

  private void pulse() {
    health.heard(new WatchEvent.Pulse(AT, 0, 0, 0, Cost.ZERO));
  }

  private void trouble() {
    health.heard(new WatchEvent.JournalTroubled(AT, "the disk is full"));
  }

  @Test
  void isReadyOnceItHasStarted() {
    assertThat(health.notReady()).contains("starting");
    start();
    assertThat(health.notReady()).isEmpty();
    assertThat(health.dead()).isEmpty();
  }

  @Test
  void isDeadWhenItSaysNothingForLong() {
    start();
    pass(Duration.ofMinutes(3));
    assertThat(health.dead()).contains("nothing has happened for 180 s");
    pulse();
    assertThat(health.dead()).isEmpty();
  }

  @Test
  void isNotReadyWhileItCannotWriteDownWhatItSees() {
    start();
    trouble();
    assertThat(health.notReady()).contains("the disk is full");
    assertThat(health.dead()).isEmpty();

    pass(Duration.ofSeconds(11));
    pulse();
    assertThat(health.notReady()).isEmpty();
  }

  @Test
  void isDeadWhenItHasNotBeenAbleToForTenMinutes() {
    start();
    for (int second = 0; second <= 601; second++) {
      trouble();
      pulse();
      pass(Duration.ofSeconds(1));
    }
    assertThat(health.dead()).contains("the disk is full");
  }

  @Test
  void troublesFarApartDoNotAddUp() {
    start();
    for (int minute = 0; minute <= 60; minute++) {
      trouble();
      pass(Duration.ofSeconds(60));
      pulse();
    }
    assertThat(health.dead()).isEmpty();
    assertThat(health.notReady()).isEmpty();
  }
}
