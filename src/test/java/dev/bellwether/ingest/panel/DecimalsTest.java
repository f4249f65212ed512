package dev.bellwether.ingest.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  private static final int RANDOM = 300_000;

  private static double parsed(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
    return Decimals.parse(bytes, 1, bytes.length - 1);
  }

  private static void sameBits(String text) {
    long expected = Double.doubleToRawLongBits(Double.parseDouble(text));
    assertThat(Double.doubleToRawLongBits(parsed(text))).as(text).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1",
        "1.",
        ".5",
        "000123.4500",
        "-1.268405",
        "0.020080793711031924",
        "9007199254740993",
        "9007199254740992.5",
        "9007199254740993.0000000000000000001",
        "18446744073709551615",
        "9999999999999999999",
        "1e22",
        "1e23",
        "8.5e-5",
        "6.02E+23",
        "5e-324",
        "2.2250738585072011e-308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e999",
        "1e-999",
        "0.000000000000000000000000000000000000000000000000000000000000001",
        "100000000000000000000000000000000000000000000000",
        "123456789012345678901234567890.12345"
      })
  void readsWhatTheJdkReads(String text) {
    sameBits(text);
    sameBits("-" + text.replaceFirst("^[+-]", ""));
  }

  @Test
  void readsEveryWayToWriteADouble() {
    Random random = new Random(20261124);
    for (int i = 0; i < RANDOM; i++) {
      sameBits(Double.toString(random.nextGaussian()));
      sameBits(Double.toString(100 * Math.exp(random.nextGaussian())));
      sameBits(String.valueOf(random.nextLong() >>> random.nextInt(64)));
      sameBits(random.nextInt(100_000) + "e" + (random.nextInt(140) - 80));
      sameBits((random.nextLong() >>> 4) + "e" + (random.nextInt(120) - 70));
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        sameBits(Double.toString(any));
      }
    }
  }

  /** A number half-way between two doubles, and its neighbours in the last digit. */
  @Test
  void roundsHalfWayCasesToEven() {
    Random random = new Random(7);
    for (int i = 0; i < RANDOM / 10; i++) {
      long odd = (1L << 53) + 2L * random.nextInt(Integer.MAX_VALUE) + 1;
      sameBits(String.valueOf(odd));
      sameBits(odd + "00");
      sameBits(String.valueOf(2 * odd + 1));
      sameBits(String.valueOf(2 * odd - 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "1e5x",
        "1d",
        "0x1p3",
        "1_000",
        "1 000",
        "1,5",
        "NaN",
        "Infinity",
        "--1",
        "1e12345",
        "1.2.3",
        "nan",
        "abc",
        "１"
      })
  void takesNothingElseForANumber(String text) {
    assertThat(parsed(text)).isNaN();
  }
}
