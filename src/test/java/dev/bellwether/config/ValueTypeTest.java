package dev.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {
  private static final WholeNumber WHOLE = new WholeNumber(2, 20);
  private static final DecimalNumber DECIMAL = DecimalNumber.between(-1, 5);
  private static final DurationValue SPAN =
      new DurationValue(Duration.ofMillis(1), Duration.ofDays(30));
  private static final RisingNumbers RISING = new RisingNumbers(new WholeNumber(1, 252), 3);

  @Test
  void aWholeNumberIncludesBothEnds() {
    assertThat(WHOLE.fromText("2")).contains(2);
    assertThat(WHOLE.fromText("+20")).contains(20);
    assertThat(WHOLE.fromText("1")).isEmpty();
    assertThat(WHOLE.fromText("21")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 5",
        "5 ",
        "5.0",
        "5e0",
        "0x5",
        "five",
        "٥",
        "1_0",
        "4294967301",
        "-",
        "99999999999999999999999999"
      })
  void otherTextsAreNoWholeNumber(String text) {
    assertThat(WHOLE.fromText(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"5\"",
        "5.0",
        "1e1",
        "true",
        "[5]",
        "{x = 5}",
        "4294967301",
        "99999999999999999999999999",
        "inf",
        "2024-01-01"
      })
  void otherTomlValuesAreNoWholeNumber(String toml) {
    assertThat(fromToml(WHOLE, toml)).isEmpty();
  }

  @Test
  void tomlMayWriteAWholeNumberInItsOwnWays() {
    assertThat(fromToml(WHOLE, "1_0")).contains(10);
    assertThat(fromToml(WHOLE, "0x10")).contains(16);
  }

  @Test
  void aDecimalMayExcludeItsLowerEnd() {
    assertThat(DecimalNumber.between(0, 5).fromText("0")).contains(0.0);
    assertThat(DecimalNumber.above(0, 5).fromText("0")).isEmpty();
    assertThat(DecimalNumber.above(0, 5).fromText("1e-3")).contains(0.001);
    assertThat(DecimalNumber.above(0, 5).fromText("5.0000001")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NaN",
        "Infinity",
        "inf",
        "1f",
        "1d",
        "0x1p1",
        " 1",
        "1,5",
        ".5",
        "5.",
        "1e",
        "1e9999",
        "--1"
      })
  void otherTextsAreNoDecimal(String text) {
    assertThat(DECIMAL.fromText(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nan", "inf", "-inf", "1e400", "1e999999999", "\"1.0\"", "[1.0]", "false"})
  void otherTomlValuesAreNoDecimal(String toml) {
    assertThat(fromToml(DECIMAL, toml)).isEmpty();
  }

  @Test
  void aDecimalTakesAWholeTomlNumber() {
    assertThat(fromToml(DECIMAL, "5")).contains(5.0);
    assertThat(fromToml(DECIMAL, "0.30")).contains(0.3);
    assertThat(DECIMAL.fromText("-0.0")).as("no negative zero").contains(0.0);
  }

  @ParameterizedTest
  @CsvSource({
    "0.30, 0.3",
    "2, 2.0",
    "-0.0, 0.0",
    "1e-3, 0.001",
    "0.1, 0.1",
    "3.0000000000000004, 3.0000000000000004",
    "2.0e-3, 0.002",
    "4.9, 4.9"
  })
  void equalDecimalsHaveOneText(String text, String canonical) {
    assertThat(DECIMAL.fromText(text).map(DECIMAL::text)).contains(canonical);
  }

  @Test
  void theTextOfADecimalReadsBackAsTheSameNumber() {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      double value = (random.nextDouble() * 6 - 1) * Math.pow(10, -random.nextInt(8));
      String text = DECIMAL.text(value);
      assertThat(DECIMAL.fromText(text)).as("seed %d, %s", seed, text).contains(value);
      assertThat(text.length())
          .as("seed %d, %s", seed, text)
          .isLessThanOrEqualTo(new BigDecimal(Double.toString(value)).toPlainString().length());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "90s, PT1M30S, 1m30s",
    "1h, PT1H, 1h",
    "60m, PT1H, 1h",
    "1h30m, PT1H30M, 1h30m",
    "500ms, PT0.5S, 500ms",
    "2d, PT48H, 2d",
    "1d2h3m4s5ms, PT26H3M4.005S, 1d2h3m4s5ms",
    "0h1s, PT1S, 1s"
  })
  void aDurationHasOneText(String text, Duration value, String canonical) {
    assertThat(SPAN.fromText(text)).contains(value);
    assertThat(SPAN.text(value)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "1.5h",
        "-1h",
        "1 h",
        "1H",
        "h",
        "1s1h",
        "1h1h",
        "PT1H",
        "1w",
        "0s",
        "31d",
        "999999999d",
        "9999999999s",
        "٥s"
      })
  void otherTextsAreNoDuration(String text) {
    assertThat(SPAN.fromText(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "1.5", "01:00:00", "[\"1h\"]", "true"})
  void otherTomlValuesAreNoDuration(String toml) {
    assertThat(fromToml(SPAN, toml)).isEmpty();
  }

  @Test
  void risingNumbersRead() {
    assertThat(RISING.fromText("1, 5,10")).contains(List.of(1, 5, 10));
    assertThat(fromToml(RISING, "[\n  1, # tomorrow\n  5,\n]")).contains(List.of(1, 5));
    assertThat(RISING.text(List.of(1, 5, 10))).isEqualTo("1,5,10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1,", ",1", "5,1", "1,1", "0,1", "1,253", "1,2,3,4", "[1]", "1;2", "a"})
  void otherTextsAreNoRisingNumbers(String text) {
    assertThat(RISING.fromText(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"1,5\"", "[1, \"5\"]", "[1, 5.0]", "[[1]]", "[5, 1]"})
  void otherTomlValuesAreNoRisingNumbers(String toml) {
    assertThat(fromToml(RISING, toml)).isEmpty();
  }

  @Test
  void yesAndNoAreTrueAndFalse() {
    assertThat(new YesNo().fromText("true")).contains(true);
    assertThat(fromToml(new YesNo(), "false")).contains(false);
    assertThat(new YesNo().fromText("yes")).isEmpty();
    assertThat(fromToml(new YesNo(), "\"true\"")).isEmpty();
    assertThat(new YesNo().text(true)).isEqualTo("true");
  }

  @Test
  void aChoiceIsInLowerCase() {
    Choice<EntryPrice> entry = Choice.of(EntryPrice.class);

    assertThat(entry.fromText("next_close")).contains(EntryPrice.NEXT_CLOSE);
    assertThat(entry.fromText("NEXT_CLOSE")).isEmpty();
    assertThat(fromToml(entry, "1")).isEmpty();
  }

  @Test
  void aHeaderTextCannotBreakOutOfItsHeader() {
    HeaderText header = new HeaderText();

    assertThat(header.fromText("Ann Example ann@example.org")).isPresent();
    assertThat(header.fromText("")).contains("");
    assertThat(header.fromText("a\r\nHost: b")).isEmpty();
    assertThat(header.fromText("Zoë")).isEmpty();
    assertThat(header.fromText("x".repeat(201))).isEmpty();
    assertThat(fromToml(header, "2024-01-01")).isEmpty();
  }

  @Test
  void aZoneIsOneThatJavaKnows() {
    assertThat(new ZoneValue().fromText("Europe/Zurich")).isPresent();
    assertThat(new ZoneValue().fromText("America/NewYork")).isEmpty();
    assertThat(new ZoneValue().fromText("")).isEmpty();
  }

  private static <T> Optional<T> fromToml(ValueType<T> type, String toml) {
    return type.fromToml(TomlFile.parse(Path.of("x.toml"), "a = " + toml).root().path("a"));
  }
}
