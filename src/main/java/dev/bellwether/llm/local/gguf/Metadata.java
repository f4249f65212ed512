package dev.bellwether.llm.local.gguf;

import java.util.Arrays;
import java.util.List;
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

  /** The values of a list of whole numbers; empty if they were not kept. */
  long[] wholes(String key) {
    return values.get(key) instanceof MetaValue.Many many ? many.wholes() : new long[0];
  }

  /** The values of a list of texts; empty if they were not kept. */
  List<String> texts(String key) {
    return values.get(key) instanceof MetaValue.Texts texts ? texts.values() : List.of();
  }
}
