package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A value somebody gave, before it is known to be allowed, and where. */
sealed interface Given {
  /** Where it was given, such as {@code flag --min-names}. */
  String origin();

  /** Its value; empty if the type does not allow it. */
  <T> Optional<T> as(ValueType<T> type);

  /** How it looks in a message: one short line. */
  String shown();

  /** Given as text, by a flag or a variable. */
  record Typed(String text, String origin) implements Given {
    @Override
    public <T> Optional<T> as(ValueType<T> type) {
      return type.fromText(text);
    }

    @Override
    public String shown() {
      return Shown.text(text);
    }
  }

  /** Given in a file. */
  record InFile(JsonNode node, String origin) implements Given {
    @Override
    public <T> Optional<T> as(ValueType<T> type) {
      return type.fromToml(node);
    }

    @Override
    public String shown() {
      return Shown.toml(node);
    }
  }
}
