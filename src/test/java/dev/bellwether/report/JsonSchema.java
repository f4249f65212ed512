package dev.bellwether.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Checks JSON against those words of JSON Schema that our schemas use. */
public final class JsonSchema {
  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();
  private final TreeSet<String> seen = new TreeSet<>();

  private JsonSchema(JsonNode root) {
    this.root = root;
  }

  /** What is wrong with the JSON of a report; nothing if it is as its schema says. */
  public static List<String> problems(String name, String json) {
    JsonSchema schema = new JsonSchema(parse(Schemas.text(name)));
    schema.check("", schema.root, parse(json));
    return schema.problems;
  }

  /** The fields of the schema that the JSON has, without indices. */
  static TreeSet<String> fields(String name, String json) {
    JsonSchema schema = new JsonSchema(parse(Schemas.text(name)));
    schema.check("", schema.root, parse(json));
    return schema.seen;
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private void check(String path, JsonNode given, JsonNode value) {
    JsonNode schema =
        given.has("$ref") ? root.at(given.get("$ref").textValue().substring(1)) : given;
    if (schema.has("oneOf")) {
      checkOneOf(path, schema.get("oneOf"), value);
      return;
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      problems.add(path + " is " + value + ", not " + schema.get("const"));
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      problems.add(path + " is " + value + ", none of " + schema.get("enum"));
    }
    if (schema.has("type") && !isOfType(schema.get("type"), value)) {
      problems.add(path + " is " + value + ", not of type " + schema.get("type"));
    }
    if (value.isObject()) {
      checkObject(path, schema, value);
    }
    if (value.isArray()) {
      value.forEach(each -> check(path + "[]", schema.get("items"), each));
    }
  }

  private void checkOneOf(String path, JsonNode choices, JsonNode value) {
    int fitting = 0;
    List<String> wrong = new ArrayList<>();
    for (JsonNode choice : choices) {
      JsonSchema alone = new JsonSchema(root);
      alone.check(path, choice, value);
      wrong.addAll(alone.problems);
      if (alone.problems.isEmpty()) {
        fitting++;
        seen.addAll(alone.seen);
      }
    }
    if (fitting != 1) {
      problems.add(path + " fits " + fitting + " of the choices: " + wrong);
    }
  }

  private void checkObject(String path, JsonNode schema, JsonNode value) {
    JsonNode properties = schema.path("properties");
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.textValue())) {
                problems.add(path + " lacks " + name.textValue());
              }
            });
    Iterator<Map.Entry<String, JsonNode>> fields = value.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String name = path + "." + field.getKey();
      if (properties.has(field.getKey())) {
        seen.add(name);
        check(name, properties.get(field.getKey()), field.getValue());
      } else {
        checkOther(name, field, schema);
      }
    }
  }

  private void checkOther(String path, Map.Entry<String, JsonNode> field, JsonNode schema) {
    Iterator<Map.Entry<String, JsonNode>> patterns = schema.path("patternProperties").fields();
    while (patterns.hasNext()) {
      Map.Entry<String, JsonNode> pattern = patterns.next();
      if (field.getKey().matches(pattern.getKey())) {
        check(path, pattern.getValue(), field.getValue());
        return;
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      check(path, schema.get("additionalProperties"), field.getValue());
    } else {
      problems.add(path + " does not stand in the schema");
    }
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode each : list) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode each : type) {
        if (isOfType(each, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.textValue()) {
      case "null" -> value.isNull();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> throw new AssertionError("type " + type);
    };
  }

  /** Every field that a schema describes, without indices. */
  static TreeSet<String> described(String name) {
    JsonSchema schema = new JsonSchema(parse(Schemas.text(name)));
    schema.describe("", schema.root);
    return schema.seen;
  }

  private void describe(String path, JsonNode given) {
    JsonNode schema =
        given.has("$ref") ? root.at(given.get("$ref").textValue().substring(1)) : given;
    schema.path("oneOf").forEach(choice -> describe(path, choice));
    if (schema.has("items")) {
      describe(path + "[]", schema.get("items"));
    }
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            field -> {
              seen.add(path + "." + field.getKey());
              describe(path + "." + field.getKey(), field.getValue());
            });
  }
}
