package dev.bellwether.telemetry;

import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes of a call by OpenTelemetry's conventions for generative AI, as they stood in May 2026
 * (status: development).
 */
final class GenAi {
  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
  static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
  static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
  static final AttributeKey<Long> MAX_TOKENS = AttributeKey.longKey("gen_ai.request.max_tokens");
  static final AttributeKey<Double> TEMPERATURE =
      AttributeKey.doubleKey("gen_ai.request.temperature");
  static final AttributeKey<Boolean> STREAM = AttributeKey.booleanKey("gen_ai.request.stream");
  static final AttributeKey<String> RESPONSE_MODEL =
      AttributeKey.stringKey("gen_ai.response.model");
  static final AttributeKey<List<String>> FINISH_REASONS =
      AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
  static final AttributeKey<Double> FIRST_CHUNK =
      AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk");
  static final AttributeKey<Long> INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
  static final AttributeKey<Long> OUTPUT_TOKENS =
      AttributeKey.longKey("gen_ai.usage.output_tokens");
  static final AttributeKey<Long> CACHED_TOKENS =
      AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
  static final AttributeKey<String> INPUT_MESSAGES =
      AttributeKey.stringKey("gen_ai.input.messages");
  static final AttributeKey<String> OUTPUT_MESSAGES =
      AttributeKey.stringKey("gen_ai.output.messages");
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

  private GenAi() {}

  /** What is done, in the convention's words; it has none for a classifier. */
  static String operation(Tier tier) {
    return switch (tier) {
      case GEMINI -> "generate_content";
      case CLAUDE, OPENAI, LOCAL -> "chat";
      case EMBEDDED -> "classify";
    };
  }

  private static String provider(Tier tier) {
    return switch (tier) {
      case GEMINI -> "gcp.gemini";
      case CLAUDE -> "anthropic";
      case OPENAI -> "openai";
      case LOCAL -> "llama.cpp";
      case EMBEDDED -> "bellwether";
    };
  }

  /** What is known when a call begins; {@code server} is host and port, or empty. */
  static Attributes request(Selection selection, String server) {
    AttributesBuilder all =
        Attributes.builder()
            .put(OPERATION, operation(selection.tier()))
            .put(PROVIDER, provider(selection.tier()))
            .put(REQUEST_MODEL, selection.model());
    Map<String, String> parameters = Parameters.of(selection);
    number(parameters, "max_output").ifPresent(n -> all.put(MAX_TOKENS, Math.round(n)));
    number(parameters, "temperature").ifPresent(n -> all.put(TEMPERATURE, n));
    int colon = server.lastIndexOf(':');
    if (colon > 0) {
      all.put(STREAM, true).put(SERVER, server.substring(0, colon));
      all.put(PORT, Long.parseLong(server.substring(colon + 1)));
    }
    return all.build();
  }

  private static Optional<Double> number(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(text -> text.matches("\\d+(\\.\\d+)?"))
        .map(Double::valueOf);
  }

  /** Tokens, which a failed call may have used too. */
  static Attributes usage(TokenUsage usage) {
    return Attributes.of(
        INPUT_TOKENS, usage.input(), OUTPUT_TOKENS, usage.output(), CACHED_TOKENS, usage.cached());
  }
}
