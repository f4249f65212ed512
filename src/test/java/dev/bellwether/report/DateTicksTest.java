package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTicksTest {
  @ParameterizedTest
  @CsvSource({
    "2014-01-02, 2014-01-02, 2014-01-02",
    "2014-01-02, 2014-01-03, 2014-01-02 2014-01-03",
    "2014-01-02, 2014-01-20, 2014-01-06 2014-01-13 2014-01-20",
    "2014-01-02, 2014-12-31, 2014-04 2014-07 2014-10",
    "2013-12-01, 2014-03-31, 2013-12 2014-01 2014-02 2014-03",
    "2014-01-02, 2023-12-20, 2016 2018 2020 2022"
  })
  void ticksAreRound(LocalDate first, LocalDate last, String labels) {
    DateTicks ticks = DateTicks.between(first, last);
    assertThat(ticks.dates().stream().map(ticks::label).toList())
        .isEqualTo(List.of(labels.split(" ", -1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2014-01-01", "2014-01-31", "2016-02-29", "2019-12-31"})
  void anyRangeHasAFewTicksInsideIt(LocalDate first) {
    for (int days = 0; days < 12_000; days += 1 + days / 20) {
      LocalDate last = first.plusDays(days);
      assertThat(DateTicks.between(first, last).dates())
          .as("%s to %s", first, last)
          .hasSizeBetween(1, 6)
          .isSorted()
          .allMatch(date -> !date.isBefore(first) && !date.isAfter(last));
    }
  }

  @Test
  void longHistoriesAreLabelledByYear() {
    DateTicks ticks = DateTicks.between(LocalDate.of(1990, 1, 1), LocalDate.of(2026, 1, 1));
    assertThat(ticks.label(ticks.dates().get(0))).isEqualTo("1990");
  }
}
