package dev.bellwether.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.TokenUsage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Langfuse reads beyond the common conventions, by the names of its own library
 * {@code @langfuse/core} 5.11. Other collectors keep them as they keep any attribute.
 */
final class LangfuseAttributes {
  static final AttributeKey<String> TYPE = key("observation.type");
  static final AttributeKey<String> INPUT = key("observation.input");
  static final AttributeKey<String> OUTPUT = key("observation.output");
  static final AttributeKey<String> LEVEL = key("observation.level");
  static final AttributeKey<String> STATUS = key("observation.status_message");
  static final AttributeKey<String> USAGE = key("observation.usage_details");
  static final AttributeKey<String> COST = key("observation.cost_details");
  static final AttributeKey<String> BEGAN = key("observation.completion_start_time");
  static final AttributeKey<String> TRACE_NAME = key("trace.name");
  static final AttributeKey<String> SESSION = key("session.id");
  private static final AttributeKey<String> MODEL = key("observation.model.name");
  private static final AttributeKey<String> PARAMETERS = key("observation.model.parameters");
  private static final AttributeKey<String> PROMPT = key("observation.prompt.name");
  private static final AttributeKey<Long> PROMPT_VERSION =
      AttributeKey.longKey("langfuse.observation.prompt.version");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LangfuseAttributes() {}

  private static AttributeKey<String> key(String name) {
    return AttributeKey.stringKey("langfuse." + name);
  }

  static Attributes request(Selection selection) {
    AttributesBuilder all =
        Attributes.builder()
            .put(TYPE, "generation")
            .put(MODEL, selection.model())
            .put(PARAMETERS, json(Parameters.of(selection)));
    // A prompt's id is its name, a hyphen, and its version.
    int hyphen = selection.promptId().lastIndexOf('-');
    if (selection.promptId().matches(".+-\\d{1,9}")) {
      all.put(PROMPT, selection.promptId().substring(0, hyphen));
      all.put(PROMPT_VERSION, Long.parseLong(selection.promptId().substring(hyphen + 1)));
    }
    return all.build();
  }

  /** Kinds of tokens must not overlap, since Langfuse adds them up. */
  static Attributes usage(TokenUsage usage, Cost cost) {
    Map<String, Object> tokens = new LinkedHashMap<>();
    tokens.put("input", usage.input() - usage.cached());
    tokens.put("cache_read_input_tokens", usage.cached());
    tokens.put("output", usage.output());
    return Attributes.of(USAGE, json(tokens), COST, json(Map.of("total", cost.microUsd() / 1e6)));
  }

  static Attributes began(Instant at) {
    return Attributes.of(BEGAN, at.toString());
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can be written", e);
    }
  }
}
