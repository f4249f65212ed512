package dev.bellwether.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EasterTest {
  /** The first four are the book's own examples; the last two are the earliest and latest date. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1991-03-31",
        "1992-04-19",
        "1993-04-11",
        "1954-04-18",
        "2000-04-23",
        "2024-03-31",
        "1818-03-22",
        "2038-04-25"
      })
  void fallsWhereTheChurchHasIt(LocalDate easter) {
    assertThat(Easter.sunday(easter.getYear())).isEqualTo(easter);
  }
}
