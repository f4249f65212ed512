package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A type whose values are quoted texts in TOML and read the same everywhere. */
interface TextualType<T> extends ValueType<T> {
  @Override
  default Optional<T> fromToml(JsonNode node) {
    return node.isTextual() ? fromText(node.textValue()) : Optional.empty();
  }
}
