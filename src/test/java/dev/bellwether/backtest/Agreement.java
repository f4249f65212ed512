package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/** Equality to 1e-9 relative or 1e-12 absolute, as the reference data advise. */
final class Agreement {
  private Agreement() {}

  static void agree(String what, double actual, double expected) {
    assertThat(actual).as(what).isCloseTo(expected, within(1e-12 + 1e-9 * Math.abs(expected)));
  }

  static void agree(String what, OptionalDouble actual, JsonNode expected) {
    assertThat(actual).as(what).isPresent();
    agree(what, actual.getAsDouble(), number(what, expected));
  }

  static void agree(String what, double actual, JsonNode expected) {
    agree(what, actual, number(what, expected));
  }

  static TTest.Tested tested(TTest test) {
    assertThat(test).isInstanceOf(TTest.Tested.class);
    return (TTest.Tested) test;
  }

  /** Compares a series with a column of one number a date, the dates being the first sessions. */
  static void agree(String what, SessionSeries actual, double[] expected) {
    for (int session = 0; session < expected.length; session++) {
      if (Double.isNaN(expected[session])) {
        assertThat(actual.at(session)).as(what + " at " + session).isNaN();
      } else {
        agree(what + " at " + session, actual.at(session), expected[session]);
      }
    }
    assertThat(actual.observed().length)
        .as(what)
        .isEqualTo(SessionSeries.of(expected).observed().length);
  }

  private static double number(String what, JsonNode expected) {
    assertThat(expected.isNumber()).as("a reference for " + what).isTrue();
    return expected.doubleValue();
  }
}
