package dev.bellwether.llm.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds an answer to a prompt's schema: the fields in the schema's order, and a score whose sign
 * agrees with the direction before it. Its beginning is always the same and belongs into the
 * prompt, where it is read at once instead of being written token by token.
 *
 * @param beginning of every answer
 * @param gbnf what follows it, to the {@link #STOP}
 */
public record VerdictGrammar(String beginning, String gbnf) {
  /** Ends an answer; it comes nowhere else in one. */
  public static final String STOP = "}";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> VERDICT = Set.of("direction", "score", "confidence");

  /** Bounded where the verdict comes later, so that it does come. */
  private static final String TEXT = "[^\"\\\\{}\\x00-\\x1f]";

  private static final String RULES =
      """
      bullish ::= "bullish\\""
      bearish ::= "bearish\\""
      neutral ::= "neutral\\""
      up ::= "0." [0-9] [0-9]? | "1.0"
      down ::= "-0." [0-9] [0-9]? | "-1.0"
      flat ::= "0.0" | "0.1" | "-0.1"
      unit ::= "0." [0-9] [0-9]? | "1.0"
      any ::= up | down
      text ::= %s*
      short ::= %s{1,240}
      """
          .formatted(TEXT, TEXT);

  /**
   * The grammar of a schema.
   *
   * @throws IllegalArgumentException if the schema is no object of texts, numbers, and {@code
   *     direction}
   */
  public static VerdictGrammar of(String schema, AnswerMode mode) {
    List<String> fields = fields(schema, mode);
    StringBuilder root = new StringBuilder("root ::= ");
    int direction = fields.indexOf("direction");
    if (direction < 0) {
      throw new IllegalArgumentException("the schema has no direction");
    }
    for (int i = 0; i < direction; i++) {
      root.append(i == 0 ? "" : key(fields.get(i), i)).append("short \"\\\"\" ");
    }
    if (direction > 0) {
      root.append(key("direction", direction));
    }
    root.append("(")
        .append(branch("bullish", "up", fields, direction))
        .append(" | ")
        .append(branch("bearish", "down", fields, direction))
        .append(" | ")
        .append(branch("neutral", "flat", fields, direction))
        .append(") \"}\"\n");
    String first = direction == 0 ? "direction" : fields.get(0);
    return new VerdictGrammar("{\"" + first + "\": \"", root + RULES);
  }

  /** The properties in their order; for a verdict alone, up to the last that it needs. */
  private static List<String> fields(String schema, AnswerMode mode) {
    JsonNode properties = properties(schema);
    List<String> fields = new ArrayList<>();
    properties.fieldNames().forEachRemaining(fields::add);
    if (!fields.containsAll(VERDICT)) {
      throw new IllegalArgumentException("the schema lacks one of " + VERDICT);
    }
    if (mode == AnswerMode.FULL) {
      return fields;
    }
    int last = VERDICT.stream().mapToInt(fields::indexOf).max().orElseThrow();
    return fields.subList(0, last + 1);
  }

  private static JsonNode properties(String schema) {
    try {
      return JSON.readTree(schema).path("properties");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the schema is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** One direction, and all fields after it. */
  private static String branch(String word, String score, List<String> fields, int direction) {
    StringBuilder branch = new StringBuilder(word);
    for (int i = direction + 1; i < fields.size(); i++) {
      branch.append(" ").append(value(fields.get(i), score, i));
    }
    return branch.toString();
  }

  private static String value(String field, String score, int place) {
    return switch (field) {
      case "score" -> key(field, place, "") + score;
      case "confidence" -> key(field, place, "") + "unit";
      default -> key(field, place) + "text \"\\\"\"";
    };
  }

  private static String key(String field, int place) {
    return key(field, place, "\\\"");
  }

  private static String key(String field, int place, String quote) {
    return "\"" + (place == 0 ? "" : ", ") + "\\\"" + field + "\\\": " + quote + "\" ";
  }
}
