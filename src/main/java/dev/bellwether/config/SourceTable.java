package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.BellwetherException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one {@code [[sources]]} table. */
record SourceTable(TomlFile file, JsonPointer place, JsonNode table) {
  private static final Choice<Source.Kind> KINDS = Choice.of(Source.Kind.class);

  /** Fields that are read by themselves; the others are options as they stand. */
  private static final List<SourceField> OWN_WAY =
      List.of(SourceField.NAME, SourceField.KIND, SourceField.MAP);

  static Source read(TomlFile file, JsonPointer place, JsonNode table) {
    return new SourceTable(file, place, table).source();
  }

  private Source source() {
    refuseOthersThan(SourceField.ALL, "a source");
    Source.Kind kind = kind();
    refuseOthersThan(SourceField.of(kind), "a source of kind " + KINDS.text(kind));
    String location = required(SourceField.locationOf(kind));
    return new Source(required(SourceField.NAME), kind, location, options(kind));
  }

  private Source.Kind kind() {
    String text = required(SourceField.KIND);
    return KINDS.fromText(text).orElseThrow(() -> notAllowed(SourceField.KIND));
  }

  private void refuseOthersThan(List<SourceField> fields, String owner) {
    List<String> known = fields.stream().map(SourceField::key).toList();
    for (Map.Entry<String, JsonNode> field : table.properties()) {
      if (!known.contains(field.getKey())) {
        throw BellwetherException.usage(
            at(field.getKey()) + ": unknown field " + Shown.text(field.getKey()) + " in " + owner,
            "the nearest is '%s'; %s has %s"
                .formatted(Nearest.to(field.getKey(), known), owner, String.join(", ", known)));
      }
    }
  }

  private String required(SourceField field) {
    return text(field)
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    file.at(place) + ": a source has no " + field.key(),
                    "add " + field.key() + ": " + field.allowed()));
  }

  /** Empty if the table does not have the field. */
  private Optional<String> text(SourceField field) {
    if (!table.has(field.key())) {
      return Optional.empty();
    }
    JsonNode node = table.path(field.key());
    if (!node.isTextual() || !field.allows(node.textValue())) {
      throw notAllowed(field);
    }
    return Optional.of(node.textValue());
  }

  private Map<String, String> options(Source.Kind kind) {
    Map<String, String> options = new TreeMap<>();
    for (SourceField field : SourceField.of(kind)) {
      if (!OWN_WAY.contains(field) && !field.equals(SourceField.locationOf(kind))) {
        text(field).ifPresent(text -> options.put(field.key(), text));
      }
    }
    if (table.has(SourceField.MAP.key())) {
      addMap(options);
    }
    return options;
  }

  private void addMap(Map<String, String> options) {
    JsonNode map = table.path(SourceField.MAP.key());
    if (!map.isObject()) {
      throw notAllowed(SourceField.MAP);
    }
    for (Map.Entry<String, JsonNode> column : map.properties()) {
      if (!column.getValue().isTextual() || !SourceField.MAP.allows(column.getValue().asText())) {
        throw notAllowed(SourceField.MAP);
      }
      options.put(SourceField.MAP.key() + "." + column.getKey(), column.getValue().textValue());
    }
  }

  /** An address may carry a token, so a broken one is not shown. */
  private BellwetherException notAllowed(SourceField field) {
    String value =
        field.equals(SourceField.URL) ? "what is there" : Shown.toml(table.path(field.key()));
    return BellwetherException.usage(
        at(field.key()) + ": " + field.key() + " cannot be " + value,
        field.key() + " must be " + field.allowed());
  }

  private String at(String field) {
    return file.at(place.appendProperty(field));
  }
}
