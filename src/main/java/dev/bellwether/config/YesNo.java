package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** {@code true} or {@code false}, in lower case as TOML has it. */
record YesNo() implements ValueType<Boolean> {
  @Override
  public Optional<Boolean> fromText(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Boolean> fromToml(JsonNode node) {
    return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
  }

  @Override
  public String text(Boolean value) {
    return value.toString();
  }

  @Override
  public String allowed() {
    return "true or false";
  }
}
