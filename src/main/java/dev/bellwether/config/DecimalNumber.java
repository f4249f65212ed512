package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** A finite {@code double} from {@code min} (itself allowed or not) to {@code max}, included. */
record DecimalNumber(double min, boolean minAllowed, double max) implements ValueType<Double> {
  // Double.parseDouble would also take blanks, "NaN", "1f" and hexadecimal.
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

  /** From {@code min} to {@code max}. */
  static DecimalNumber between(double min, double max) {
    return new DecimalNumber(min, true, max);
  }

  /** More than {@code min}, at most {@code max}. */
  static DecimalNumber above(double min, double max) {
    return new DecimalNumber(min, false, max);
  }

  @Override
  public Optional<Double> fromText(String text) {
    return DECIMAL.matcher(text).matches() ? within(Double.parseDouble(text)) : Optional.empty();
  }

  @Override
  public Optional<Double> fromToml(JsonNode node) {
    return node.isNumber() ? within(node.doubleValue()) : Optional.empty();
  }

  private Optional<Double> within(double value) {
    boolean highEnough = minAllowed ? value >= min : value > min;
    // Adding zero turns -0.0 into 0.0, so that equal values have equal texts.
    return highEnough && value <= max ? Optional.of(value + 0.0) : Optional.empty();
  }

  /**
   * Shortest decimal that reads back as the value; Double.toString differs between Java 17 and 19.
   */
  @Override
  public String text(Double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = 17; digits > 0; digits--) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() != value) {
        break;
      }
      shortest = rounded;
    }
    String text = shortest.stripTrailingZeros().toPlainString();
    return text.contains(".") ? text : text + ".0";
  }

  @Override
  public String allowed() {
    String range = minAllowed ? "from " + text(min) + " to " : "above " + text(min) + ", at most ";
    return "a number " + range + text(max);
  }
}
