package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What values a setting may take, and how one is read and written. A value that is not allowed is
 * empty; the caller knows where it came from and says so.
 */
interface ValueType<T> {
  /** The value of a flag or an environment variable. */
  Optional<T> fromText(String text);

  /** The value in a TOML file, where texts have quotes and numbers have none. */
  Optional<T> fromToml(JsonNode node);

  /** The one text of a value: equal values have equal texts, on every Java version. */
  String text(T value);

  /** The allowed values, to follow the words "must be". */
  String allowed();
}
