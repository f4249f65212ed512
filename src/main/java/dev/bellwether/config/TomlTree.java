package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlReadFeature;
import java.io.IOException;

/**
 * Parses TOML. Not by an ObjectMapper: setting one up costs each start some 80 ms of CPU, and a
 * tree needs none of what it sets up.
 */
final class TomlTree {
  // Dotted keys escape Jackson's own limit on nesting.
  private static final int DEEPEST = 32;

  // Dates stay dates: as plain texts they would pass for the value of any text setting.
  private static final TomlFactory FACTORY =
      TomlFactory.builder().enable(TomlReadFeature.PARSE_JAVA_TIME).build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TomlTree() {}

  /** The top table. */
  static JsonNode parse(String toml) throws IOException {
    try (JsonParser parser = FACTORY.createParser(toml)) {
      return node(parser, parser.nextToken(), 0);
    }
  }

  private static JsonNode node(JsonParser parser, JsonToken token, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("nesting depth is more than " + DEEPEST);
    }
    return switch (token) {
      case START_OBJECT -> table(parser, depth);
      case START_ARRAY -> array(parser, depth);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_EMBEDDED_OBJECT -> NODES.pojoNode(parser.getEmbeddedObject());
      default -> throw new IllegalStateException("TOML has no " + token);
    };
  }

  private static JsonNode table(JsonParser parser, int depth) throws IOException {
    ObjectNode table = NODES.objectNode();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      table.set(key, node(parser, parser.nextToken(), depth + 1));
    }
    return table;
  }

  private static JsonNode array(JsonParser parser, int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      array.add(node(parser, token, depth + 1));
      token = parser.nextToken();
    }
    return array;
  }

  /** Infinities and NaN come as a double, all else as a decimal of any size. */
  private static JsonNode decimal(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_DECIMAL
        ? NODES.numberNode(parser.getDecimalValue())
        : NODES.numberNode(parser.getDoubleValue());
  }
}
