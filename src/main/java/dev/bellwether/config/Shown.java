package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a user wrote, as it may stand in a one-line message. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** In quotes, on one line, cut to 80 characters. */
  static String text(String text) {
    return "'" + line(text) + "'";
  }

  /** As TOML has it: texts in double quotes, the rest bare. */
  static String toml(JsonNode node) {
    return line(toml(node, 0));
  }

  /** On one line, cut to 80 characters. */
  static String line(String text) {
    String escaped =
        text.codePoints()
            .limit(LONGEST + 1L)
            .mapToObj(Shown::visible)
            .collect(Collectors.joining());
    return escaped.length() <= LONGEST ? escaped : escaped.substring(0, LONGEST - 3) + "...";
  }

  private static String visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          "\\u%04x".formatted(character);
      default -> Character.toString(character);
    };
  }

  private static String toml(JsonNode node, int depth) {
    if (node.isTextual()) {
      return '"' + node.textValue() + '"';
    }
    if (node instanceof POJONode date) {
      return String.valueOf(date.getPojo());
    }
    if (node.isArray() && depth < 3) {
      return StreamSupport.stream(node.spliterator(), false)
          .limit(LONGEST)
          .map(item -> toml(item, depth + 1))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isContainerNode() ? (node.isArray() ? "[...]" : "a table") : node.asText();
  }
}
