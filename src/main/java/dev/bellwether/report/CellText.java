package dev.bellwether.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The value of a cell as text, for machines (nothing lost) or for people (nothing superfluous). */
final class CellText {
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  private CellText() {}

  /** Full precision; empty for "no value", which NaN and the infinities are too. */
  static String machine(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? shortest(number) : "";
    }
    if (value instanceof Float number) {
      return Float.isFinite(number) ? NumberOutput.toString(number, true) : "";
    }
    return value instanceof Collection<?> ? JsonCells.text(value) : common(value);
  }

  /** At most six significant digits after the integer part has had its own. */
  static String human(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double || value instanceof Float) {
      return rounded(((Number) value).doubleValue());
    }
    return value instanceof Collection<?> list
        ? list.stream().map(CellText::human).collect(Collectors.joining(", "))
        : common(value);
  }

  /**
   * The shortest decimal that reads back as the same double. {@code Double.toString} does that only
   * from Java 19 on (JDK-4511638), and the same report must have the same bytes on every Java.
   */
  static String shortest(double value) {
    return NumberOutput.toString(value, true);
  }

  private static String common(Object value) {
    if (value instanceof Instant instant) {
      return DateTimeFormatter.ISO_INSTANT.format(instant);
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static String rounded(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    BigDecimal exact = new BigDecimal(value);
    if (size >= 1e5 && size < 1e15) {
      return exact.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
    BigDecimal six = exact.round(SIX_DIGITS).stripTrailingZeros();
    return size >= 1e-5 && size < 1e15 ? six.toPlainString() : six.toString();
  }
}
