package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.BellwetherException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one {@code [[sources]]} table. */
record SourceTable(TomlFile file, JsonPointer place, JsonNode table) {
  /** Fields that are read by themselves; the others are options as they stand. */
  private static final List<SourceField> OWN_WAY =
      List.of(SourceField.NAME, SourceField.KIND, SourceField.MAP);

  /** Addresses may carry a token. */
  private static final List<SourceField> NOT_SHOWN = List.of(SourceField.URL, SourceField.KEY_FILE);

  static Source read(TomlFile file, JsonPointer place, JsonNode table) {
    return new SourceTable(file, place, table).source();
  }

  private Source source() {
    refuseOthersThan(SourceField.ALL, "a source");
    Source.Kind kind = kind();
    refuseOthersThan(SourceField.of(kind), "a source of kind " + kind.text());
    String location = SourceField.locationOf(kind).map(this::required).orElse("");
    if (kind == Source.Kind.NEWSAPI) {
      location = text(SourceField.URL).orElse("");
      refuseWithoutSearch(location);
    }
    return new Source(required(SourceField.NAME), kind, location, options(kind));
  }

  /** NewsAPI refuses a search for everything. */
  private void refuseWithoutSearch(String url) {
    if (url.isEmpty() && text(SourceField.QUERY).isEmpty()) {
      throw BellwetherException.usage(
          file.at(place) + ": a source of kind newsapi has neither query nor url",
          "add query, such as query = \"Apple OR Nvidia\"");
    }
  }

  private Source.Kind kind() {
    String text = required(SourceField.KIND);
    return Source.Kind.of(text).orElseThrow(() -> notAllowed(SourceField.KIND));
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
    return Optional.of(
        written(field, table.path(field.key())).orElseThrow(() -> notAllowed(field)));
  }

  /** As a text; empty if it is not written as the field is, or not allowed. */
  private static Optional<String> written(SourceField field, JsonNode node) {
    return switch (field.shape()) {
      case TEXT, TABLE ->
          node.isTextual() ? Optional.of(node.textValue()).filter(field::allows) : Optional.empty();
      case YES_NO -> node.isBoolean() ? Optional.of(node.asText()) : Optional.empty();
      case LIST -> list(field, node);
    };
  }

  private static Optional<String> list(SourceField field, JsonNode node) {
    List<String> members = new ArrayList<>();
    for (JsonNode member : node.isArray() ? node : List.of(node)) {
      if (!member.isTextual() || !field.allows(member.textValue())) {
        return Optional.empty();
      }
      members.add(member.textValue());
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(String.join(",", members));
  }

  private Map<String, String> options(Source.Kind kind) {
    Map<String, String> options = new TreeMap<>();
    for (SourceField field : SourceField.of(kind)) {
      if (!OWN_WAY.contains(field) && !isLocation(field, kind)) {
        text(field).ifPresent(text -> options.put(field.key(), text));
      }
    }
    if (table.has(SourceField.MAP.key())) {
      addMap(options);
    }
    return options;
  }

  private static boolean isLocation(SourceField field, Source.Kind kind) {
    return SourceField.locationOf(kind).filter(field::equals).isPresent()
        || field.equals(SourceField.URL);
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

  private BellwetherException notAllowed(SourceField field) {
    String value =
        NOT_SHOWN.contains(field) ? "what is there" : Shown.toml(table.path(field.key()));
    return BellwetherException.usage(
        at(field.key()) + ": " + field.key() + " cannot be " + value,
        field.key() + " must be " + field.allowed());
  }

  private String at(String field) {
    return file.at(place.appendProperty(field));
  }
}
