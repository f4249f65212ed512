package dev.bellwether.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialDaysTest {
  private static final String HEADER = "date,kind,open,close,reason,source";

  @Test
  void readsClosuresAndShortSessions() {
    SpecialDays days =
        SpecialDays.parse(
            List.of(
                HEADER,
                "2012-10-29,closed,,,storm,notice",
                "2012-11-23,short,09:30,13:00,eve,schedule"));
    assertThat(days.closures()).containsExactly(LocalDate.of(2012, 10, 29));
    assertThat(days.shortened())
        .containsExactly(
            Map.entry(
                LocalDate.of(2012, 11, 23), new Hours(LocalTime.of(9, 30), LocalTime.of(13, 0))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2012-10-30,closed,,,storm",
        "2012-10-30,closed,,,,notice",
        "2012-10-30,closed,,,storm,",
        "2012-10-30,shut,,,storm,notice",
        "2012-10-30,short,13:00,09:30,storm,notice",
        "2012-10-30,short,,13:00,storm,notice",
        "30.10.2012,closed,,,storm,notice",
        "2012-10-29,closed,,,storm,notice",
        ""
      })
  void aMalformedOrRepeatedRowIsRefusedWithItsLine(String row) {
    assertThatThrownBy(
            () -> SpecialDays.parse(List.of(HEADER, "2012-10-29,closed,,,storm,notice", row)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 3: ");
  }

  @Test
  void anotherHeaderIsRefused() {
    assertThatThrownBy(() -> SpecialDays.parse(List.of("date,reason")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 1 ");
  }
}
