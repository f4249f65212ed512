package dev.bellwether.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Named values in the order they are added. What is empty is there too, as {@code null}. */
final class Fields {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Fields with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Fields with(String name, Optional<?> value) {
    values.put(name, value.orElse(null));
    return this;
  }

  Map<String, @Nullable Object> map() {
    return values;
  }
}
