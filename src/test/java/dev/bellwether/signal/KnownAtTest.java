package dev.bellwether.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownAtTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long HOUR = 3_600_000_000L;

  @Test
  void theLaterOfPublicationAndFirstSightCountsPlusTheLatency() {
    KnownAt policy = new KnownAt(Duration.ofMinutes(5), Duration.ofHours(1));
    assertThat(policy.micros(1_000, 7_000)).isEqualTo(7_000 + HOUR / 12);
    // A clock that runs ahead of the publisher's does not make news known before it is out.
    assertThat(policy.micros(7_000, 1_000)).isEqualTo(7_000 + HOUR / 12);
  }

  @Test
  void whatNobodyWatchedIsSeenTheAgreedTimeAfterPublication() {
    KnownAt policy = new KnownAt(Duration.ofMinutes(5), Duration.ofHours(1));
    assertThat(policy.micros(1_000, KnownAt.NOT_SEEN)).isEqualTo(1_000 + HOUR + HOUR / 12);
    assertThat(new KnownAt(Duration.ZERO, Duration.ZERO).micros(1_000, KnownAt.NOT_SEEN))
        .isEqualTo(1_000);
  }

  @Test
  void timesBefore1970AreTimesLikeOthers() {
    KnownAt policy = new KnownAt(Duration.ZERO, Duration.ofHours(1));
    assertThat(policy.micros(-2 * HOUR, KnownAt.NOT_SEEN)).isEqualTo(-HOUR);
    assertThat(policy.micros(-2 * HOUR, -HOUR)).isEqualTo(-HOUR);
  }

  @Test
  void aMicrosecondIsNotLost() {
    KnownAt policy = new KnownAt(Duration.of(1, ChronoUnit.MICROS), Duration.ofHours(1));
    assertThat(policy.micros(1, 2)).isEqualTo(3);
  }

  /** Delays are spans of time, not of the wall clock: the day of 23 hours shortens none. */
  @ParameterizedTest
  @CsvSource({"2024-03-10T01:30,2024-03-10T03:30", "2024-11-03T00:30,2024-11-03T01:30"})
  void anHourIsAnHourWhenTheClocksChange(LocalDateTime published, LocalDateTime seen) {
    KnownAt policy = new KnownAt(Duration.ZERO, Duration.ofHours(1));
    assertThat(policy.micros(micros(published), KnownAt.NOT_SEEN)).isEqualTo(micros(seen));
  }

  private static long micros(LocalDateTime newYork) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, newYork.atZone(NEW_YORK).toInstant());
  }

  @Test
  void aNegativeDelayIsRefused() {
    Duration negative = Duration.ofNanos(-1);
    assertThatThrownBy(() -> new KnownAt(negative, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KnownAt(Duration.ZERO, negative))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theManifestLineNamesBothDelays() {
    assertThat(new KnownAt(Duration.ofMinutes(5), Duration.ofHours(1)).describe())
        .isEqualTo("max(published, first seen) + PT5M; not seen live = published + PT1H");
  }
}
