package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** An {@code int} from {@code min} to {@code max}, both included. */
record WholeNumber(int min, int max) implements ValueType<Integer> {
  // Integer.parseInt would also take the digits of every other script.
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{1,18}");

  @Override
  public Optional<Integer> fromText(String text) {
    return DIGITS.matcher(text).matches() ? within(Long.parseLong(text)) : Optional.empty();
  }

  @Override
  public Optional<Integer> fromToml(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong()
        ? within(node.longValue())
        : Optional.empty();
  }

  private Optional<Integer> within(long value) {
    return value >= min && value <= max ? Optional.of((int) value) : Optional.empty();
  }

  @Override
  public String text(Integer value) {
    return value.toString();
  }

  @Override
  public String allowed() {
    return "a whole number from " + min + " to " + max;
  }
}
