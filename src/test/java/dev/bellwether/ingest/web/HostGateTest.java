package dev.bellwether.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HostGateTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final String A = "https://a.org/feed";

  private final HostGate gate = new HostGate(Duration.ofMillis(500));

  @Test
  void requestsToOneHostAreSpacedWhoeverMakesThem() {
    assertThat(gate.turn("one", A, NOON)).isEqualTo(NOON);
    assertThat(gate.turn("two", "https://A.org/other", NOON)).isEqualTo(NOON.plusMillis(500));
    assertThat(gate.turn("three", A, NOON)).isEqualTo(NOON.plusMillis(1_000));
    assertThat(gate.turn("four", "https://b.org/feed", NOON)).isEqualTo(NOON);
  }

  @Test
  void aTurnIsKeptForHimWhoComesBack() {
    gate.turn("one", A, NOON);
    Instant turn = gate.turn("two", A, NOON);
    assertThat(gate.turn("two", A, NOON.plusMillis(100))).isEqualTo(turn);
    gate.turn("three", A, NOON.plusMillis(200));
    assertThat(gate.turn("two", A, turn)).isEqualTo(turn);
  }

  @Test
  void aClockThatIsSetBackClosesNoGate() {
    gate.turn("one", A, NOON);
    gate.turn("two", A, NOON);
    Instant earlier = NOON.minus(Duration.ofDays(1));
    assertThat(gate.turn("two", A, earlier)).isEqualTo(earlier);
    assertThat(gate.turn("three", A, earlier)).isEqualTo(earlier);
  }
}
