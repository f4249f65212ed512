package dev.bellwether.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeCalendarTest {
  private final ExchangeCalendar nyse = ExchangeCalendar.nyse();

  @Test
  void coversWholeYearsInNewYorkTime() {
    assertThat(nyse.first()).isEqualTo("1990-01-01");
    assertThat(nyse.last()).isEqualTo("2030-12-31");
    assertThat(nyse.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(nyse.session(0).date()).isEqualTo("1990-01-02");
    assertThat(nyse.session(nyse.size() - 1).date()).isEqualTo("2030-12-31");
  }

  @Test
  void sessionsAreNumberedInOrderAndNeverOverlap() {
    for (int i = 0; i < nyse.size(); i++) {
      Session session = nyse.session(i);
      assertThat(session.ordinal()).isEqualTo(i);
      assertThat(nyse.ordinalOf(session.date())).hasValue(i);
      assertThat(session.close()).isAfter(session.open());
      if (i > 0) {
        assertThat(session.open()).isAfter(nyse.session(i - 1).close());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-03", "2024-02-04", "2024-07-04", "1990-01-01"})
  void aDayWithoutASessionHasNoOrdinal(LocalDate day) {
    assertThat(nyse.ordinalOf(day)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theAnswerIsStrictlyAfterAndItsPredecessorIsNot(long seed) {
    Random random = new Random(seed);
    long from = nyse.session(0).open().toEpochMilli();
    long to = nyse.session(nyse.size() - 1).open().toEpochMilli();
    for (int i = 0; i < 20_000; i++) {
      long millis = from + (long) (random.nextDouble() * (to - from));
      Instant instant = Instant.ofEpochMilli(millis).plusNanos(random.nextInt(1_000_000));
      Session open = nyse.firstOpenAfter(instant);
      Session close = nyse.firstCloseAfter(instant);
      String failure = "seed " + seed + ", instant " + instant;
      assertThat(open.open()).as(failure).isAfter(instant);
      assertThat(nyse.session(open.ordinal() - 1).open()).as(failure).isBeforeOrEqualTo(instant);
      assertThat(close.close()).as(failure).isAfter(instant);
      if (close.ordinal() > 0) {
        assertThat(nyse.session(close.ordinal() - 1).close())
            .as(failure)
            .isBeforeOrEqualTo(instant);
      }
      assertThat(nyse.ordinalOfFirstOpenAfter(millis)).as(failure).isEqualTo(open.ordinal());
      assertThat(nyse.ordinalOfFirstCloseAfter(millis)).as(failure).isEqualTo(close.ordinal());
    }
  }

  @Test
  void exactlyAtAnOpenOrCloseTheNextOneAnswersForEverySession() {
    for (int i = 0; i < nyse.size() - 1; i++) {
      Session session = nyse.session(i);
      assertThat(nyse.firstOpenAfter(session.open()).ordinal()).isEqualTo(i + 1);
      assertThat(nyse.firstOpenAfter(session.open().minusNanos(1)).ordinal()).isEqualTo(i);
      assertThat(nyse.firstCloseAfter(session.close()).ordinal()).isEqualTo(i + 1);
      assertThat(nyse.firstCloseAfter(session.close().minusNanos(1)).ordinal()).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // Clocks: back on 2023-11-05 and 1990-10-28, forward on 2024-03-10, 1990-04-01 and 2006-04-02.
    "2023-11-03, 2023-11-03T13:30:00Z, 2023-11-03T20:00:00Z",
    "2023-11-06, 2023-11-06T14:30:00Z, 2023-11-06T21:00:00Z",
    "2024-03-08, 2024-03-08T14:30:00Z, 2024-03-08T21:00:00Z",
    "2024-03-11, 2024-03-11T13:30:00Z, 2024-03-11T20:00:00Z",
    "1990-03-30, 1990-03-30T14:30:00Z, 1990-03-30T21:00:00Z",
    "1990-04-02, 1990-04-02T13:30:00Z, 1990-04-02T20:00:00Z",
    "1990-10-29, 1990-10-29T14:30:00Z, 1990-10-29T21:00:00Z",
    "2006-04-03, 2006-04-03T13:30:00Z, 2006-04-03T20:00:00Z",
    "2007-03-12, 2007-03-12T13:30:00Z, 2007-03-12T20:00:00Z",
  })
  void theOpenFollowsNewYorkClocks(LocalDate day, Instant open, Instant close) {
    Session session = nyse.session(nyse.ordinalOf(day).orElseThrow());
    assertThat(session.open()).isEqualTo(open);
    assertThat(session.close()).isEqualTo(close);
    assertThat(session.halfDay()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1989-12-31T12:00:00Z", "1990-01-01T04:59:59.999Z", "2031-01-01T00:00:00Z"})
  void anInstantOutsideTheYearsIsRefused(Instant instant) {
    assertThatThrownBy(() -> nyse.firstOpenAfter(instant))
        .isInstanceOf(OutOfCalendarException.class)
        .hasMessageContaining("1990-01-01 to 2030-12-31");
    assertThatThrownBy(() -> nyse.ordinalOfFirstCloseAfter(instant.toEpochMilli()))
        .isInstanceOf(OutOfCalendarException.class);
  }

  @Test
  void theFirstMomentCoveredHasAnAnswerAndTheLastOpenAndCloseHaveNone() {
    Session last = nyse.session(nyse.size() - 1);
    assertThat(nyse.firstOpenAfter(Instant.parse("1990-01-01T05:00:00Z")).ordinal()).isZero();
    assertThatThrownBy(() -> nyse.firstOpenAfter(last.open()))
        .isInstanceOf(OutOfCalendarException.class);
    assertThat(nyse.firstCloseAfter(last.open())).isEqualTo(last);
    assertThatThrownBy(() -> nyse.firstCloseAfter(last.close()))
        .isInstanceOf(OutOfCalendarException.class);
  }

  @Test
  void theFarthestInstantsAndDatesAreRefusedLikeAnyOther() {
    assertThatThrownBy(() -> nyse.firstOpenAfter(Instant.MAX))
        .isInstanceOf(OutOfCalendarException.class);
    assertThatThrownBy(() -> nyse.firstCloseAfter(Instant.MIN))
        .isInstanceOf(OutOfCalendarException.class);
    assertThatThrownBy(() -> nyse.ordinalOfFirstOpenAfter(Long.MIN_VALUE))
        .isInstanceOf(OutOfCalendarException.class);
    assertThatThrownBy(() -> nyse.ordinalOf(LocalDate.MAX))
        .isInstanceOf(OutOfCalendarException.class);
    assertThatThrownBy(() -> nyse.ordinalOf(LocalDate.of(1989, 12, 29)))
        .isInstanceOf(OutOfCalendarException.class)
        .hasMessageContaining("1989-12-29 is outside");
  }

  @Test
  void anOrdinalThatIsNoneNamesTheRange() {
    assertThatThrownBy(() -> nyse.session(-1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("no session -1: the calendar has sessions 0 to " + (nyse.size() - 1));
    assertThatThrownBy(() -> nyse.session(nyse.size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
