package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotasIT {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

  @TempDir private Path folder;
  private State state;
  private Quotas quotas;

  @BeforeEach
  void open() {
    state = State.open(Workspace.in(folder));
    quotas = new Quotas(state);
  }

  @AfterEach
  void close() {
    state.close();
  }

  private Optional<Quotas.Closed> take(int perMinute, int perDay, long second) {
    return quotas.take("gemini", perMinute, perDay, PACIFIC, NOW.plusSeconds(second));
  }

  @Test
  void noMinuteHasMoreCallsThanAllowedWhereverItBegins() {
    assertThat(take(2, 100, 0)).isEmpty();
    assertThat(take(2, 100, 59)).isEmpty();
    assertThat(take(2, 100, 59)).contains(new Quotas.Closed(NOW.plusSeconds(60), false));
    assertThat(take(2, 100, 60)).isEmpty();
    assertThat(take(2, 100, 61)).contains(new Quotas.Closed(NOW.plusSeconds(119), false));
  }

  @Test
  void theDayEndsAtMidnightWhereTheVendorIs() {
    assertThat(take(100, 2, 0)).isEmpty();
    assertThat(take(100, 2, 1)).isEmpty();
    Instant midnight = Instant.parse("2026-11-25T08:00:00Z");
    assertThat(take(100, 2, 2)).contains(new Quotas.Closed(midnight, true));
    assertThat(quotas.take("gemini", 100, 2, PACIFIC, midnight.minusMillis(1))).isPresent();
    assertThat(quotas.take("gemini", 100, 2, PACIFIC, midnight)).isEmpty();
    assertThat(quotas.callsToday("gemini", PACIFIC, midnight)).isEqualTo(1);
  }

  @Test
  void aCounterSurvivesARestartAndIsSeenByAnotherProcess() {
    take(1, 100, 0);
    try (State other = State.open(Workspace.in(folder))) {
      assertThat(new Quotas(other).take("gemini", 1, 100, PACIFIC, NOW)).isPresent();
      assertThat(new Quotas(other).take("claude", 1, 100, PACIFIC, NOW)).isEmpty();
    }
  }

  @Test
  void theLongerOfTwoWishesForPatienceHolds() {
    quotas.close("gemini", NOW.plusSeconds(50), false);
    quotas.close("gemini", NOW.plusSeconds(20), false);

    assertThat(take(9, 9, 49)).contains(new Quotas.Closed(NOW.plusSeconds(50), false));
    assertThat(take(9, 9, 50)).isEmpty();
  }

  @Test
  void aRefusedCallIsNotCounted() {
    take(1, 2, 0);
    take(1, 2, 1);
    take(1, 2, 2);

    assertThat(quotas.callsToday("gemini", PACIFIC, NOW)).isEqualTo(1);
  }
}
