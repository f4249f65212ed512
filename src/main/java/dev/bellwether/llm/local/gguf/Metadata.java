package dev.bellwether.llm.local.gguf;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The metadata of a model file, by key. A value of another type than is asked for is not there. */
final class Metadata {
  private final Map<String, MetaValue> values;

  Metadata(Map<String, MetaValue> values) {
    this.values = Map.copyOf(values);
  }

  Optional<String> text(String key) {
    return values.get(key) instanceof MetaValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  OptionalLong whole(String key) {
    return values.get(key) instanceof MetaValue.Whole whole
        ? OptionalLong.of(whole.value())
        : OptionalLong.empty();
  }

  /** A number, or the largest of a list of one number a layer. */
  OptionalLong largest(String key) {
    return values.get(key) instanceof MetaValue.Many many && many.wholes().length > 0
        ? Arrays.stream(many.wholes()).max()
        : whole(key);
  }

  /** How long a list is. */
  OptionalLong count(String key) {
    return values.get(key) instanceof MetaValue.Many many
        ? OptionalLong.of(many.count())
        : OptionalLong.empty();
  }
}
