package dev.bellwether.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTableTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** Seven first days in a row begin on each weekday once, weekends included. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void weekendsAreClosedWhateverDayTheTableStarts(int day) {
    LocalDate first = LocalDate.of(2024, 3, day);
    LocalDate last = first.plusDays(20);
    SessionTable table = table(first, last, Map.of());
    first
        .datesUntil(last.plusDays(1))
        .forEach(
            date ->
                assertThat(table.ordinalOf(date) != SessionTable.NO_SESSION)
                    .as(date.toString())
                    .isEqualTo(date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0));
  }

  @Test
  void aTableMayStartInTheMiddleOfAWeek() {
    SessionTable table = table(LocalDate.of(2024, 3, 7), LocalDate.of(2024, 3, 11), Map.of());
    assertThat(table.size()).isEqualTo(3);
    assertThat(table.session(1).open()).isEqualTo("2024-03-08T14:30:00Z");
    assertThat(table.session(2).open()).isEqualTo("2024-03-11T13:30:00Z");
  }

  @Test
  void specialHoursOnAClosedDayAreRefused() {
    LocalDate saturday = LocalDate.of(2024, 3, 9);
    Hours hours = new Hours(LocalTime.of(9, 30), LocalTime.of(13, 0));
    assertThatThrownBy(() -> table(saturday, saturday.plusDays(9), Map.of(saturday, hours)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("special hours on 2024-03-09, which has no session");
  }

  private static SessionTable table(LocalDate first, LocalDate last, Map<LocalDate, Hours> hours) {
    return new SessionTable(first, last, NEW_YORK, new SpecialDays(Set.of(), hours));
  }
}
