package dev.bellwether.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Named values in the order they are added. What is empty is there too, as {@code null}. */
public final class Fields {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** Adds a value; NaN is none. */
  public Fields with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Adds a value that may be absent. */
  public Fields with(String name, Optional<?> value) {
    values.put(name, value.orElse(null));
    return this;
  }

  /** Adds a number that may be absent. */
  public Fields with(String name, OptionalDouble value) {
    values.put(name, value.isPresent() ? value.getAsDouble() : null);
    return this;
  }

  Map<String, @Nullable Object> map() {
    return values;
  }
}
