package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "0.1234567, 0.123457",
    "-2.5, -2.5",
    "12345.678, 12345.7",
    "123456.5, 123456",
    "1234567890.9, 1234567891",
    "0.0000123456789, 0.0000123457",
    "1.23456789E-9, 1.23457E-9",
    "1.5E300, 1.5E+300",
    "NaN, NaN"
  })
  void peopleReadSixDigits(double value, String text) {
    assertThat(CellText.human(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void machinesReadBackTheSameDouble(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(CellText.machine(value)))
            .as("seed %d", seed)
            .isEqualTo(value);
      }
    }
  }

  @Test
  void theTextOfADoubleIsTheShortestOnEveryJava() {
    assertThat(CellText.machine(2.0E-3)).isEqualTo("0.002");
    assertThat(CellText.machine(2.2E-322)).isEqualTo("2.2E-322");
    assertThat(CellText.machine(2e23)).isEqualTo("2.0E23");
  }

  @Test
  void instantsKeepTheirFractions() {
    assertThat(CellText.machine(Instant.parse("2014-02-03T14:30:00.120Z")))
        .isEqualTo("2014-02-03T14:30:00.120Z");
  }

  @Test
  void decimalsHaveNoExponent() {
    assertThat(CellText.machine(new BigDecimal("1E+3"))).isEqualTo("1000");
  }
}
