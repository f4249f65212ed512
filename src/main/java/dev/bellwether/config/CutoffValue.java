package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A date, {@code model} for what is known of the model, or {@code none}. */
record CutoffValue() implements ValueType<KnowledgeCutoff> {
  private static final String MODEL = "model";
  private static final String NONE = "none";

  @Override
  public Optional<KnowledgeCutoff> fromText(String text) {
    return switch (text) {
      case MODEL -> Optional.of(new KnowledgeCutoff.OfModel());
      case NONE -> Optional.of(new KnowledgeCutoff.None());
      default -> date(text);
    };
  }

  private static Optional<KnowledgeCutoff> date(String text) {
    try {
      return Optional.of(new KnowledgeCutoff.On(LocalDate.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** TOML has dates of its own, which need no quotes. */
  @Override
  public Optional<KnowledgeCutoff> fromToml(JsonNode node) {
    return node.isTextual() || node.isPojo() ? fromText(node.asText()) : Optional.empty();
  }

  @Override
  public String text(KnowledgeCutoff value) {
    if (value instanceof KnowledgeCutoff.On on) {
      return on.date().toString();
    }
    return value instanceof KnowledgeCutoff.None ? NONE : MODEL;
  }

  @Override
  public String allowed() {
    return "a date such as 2024-06-30, 'model' or 'none'";
  }
}
