package dev.bellwether.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Figures as people read them in a report. "No value" and NaN are a dash. */
final class Figures {
  static final String NONE = "–";

  private static final double SMALLEST_P = 0.001;

  private Figures() {}

  /** So many decimals, thousands apart, and no negative zero. */
  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A fraction as a percentage with one decimal. */
  static String percent(double fraction) {
    String figure = fixed(fraction * 100, 1);
    return figure.equals(NONE) ? NONE : figure + "%";
  }

  /** A fraction in basis points with one decimal. */
  static String basisPoints(double fraction) {
    return fixed(fraction * 1e4, 1);
  }

  /** A probability with three decimals, or that it is smaller. */
  static String pValue(double p) {
    return p < SMALLEST_P ? "<0.001" : fixed(p, 3);
  }

  static String ratio(double value) {
    return fixed(value, 2);
  }

  static String coefficient(double value) {
    return fixed(value, 4);
  }

  static String maybe(Optional<Double> value, DoubleFunction<String> figure) {
    return value.map(figure::apply).orElse(NONE);
  }
}
