package dev.bellwether.llm;

import dev.bellwether.Tier;
import dev.bellwether.llm.anthropic.AnthropicProtocol;
import dev.bellwether.llm.gemini.GeminiProtocol;
import dev.bellwether.llm.openai.OpenAiProtocol;
import dev.bellwether.prompt.Prompt;
import java.util.List;
import mockwebserver3.MockResponse;

/** How each vendor answers on the wire, as their references and recorded answers have it. */
public enum Vendor {
  GEMINI(Tier.GEMINI, "gemini-3.5-flash-lite") {
    @Override
    Protocol protocol(ModelCard card, Prompt prompt, String base, String key) {
      return new GeminiProtocol(card, prompt, base, key);
    }

    @Override
    List<String> events(String first, String second, String stop) {
      String reason =
          switch (stop) {
            case "refused" -> "SAFETY";
            case "cut" -> "MAX_TOKENS";
            default -> "STOP";
          };
      return List.of(
          "data: {\"candidates\":[{\"content\":{\"parts\":[{\"thought\":true,\"text\":\"hm {\"},{\"text\":%s}]}}],\"modelVersion\":\"gemini-3.5-flash-lite-001\"}"
              .formatted(quoted(first)),
          "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":%s}]},\"finishReason\":\"%s\"}],\"usageMetadata\":{\"promptTokenCount\":800,\"cachedContentTokenCount\":500,\"candidatesTokenCount\":30,\"thoughtsTokenCount\":10,\"totalTokenCount\":840},\"modelVersion\":\"gemini-3.5-flash-lite-001\"}"
              .formatted(quoted(second), reason));
    }

    @Override
    String midStreamError() {
      return "data: {\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\",\"message\":\"overloaded\"}}";
    }

    @Override
    MockResponse rateLimited() {
      return error(
          429,
          "{\"error\":{\"code\":429,\"message\":\"Quota exceeded\",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.QuotaFailure\",\"violations\":[{\"quotaId\":\"GenerateRequestsPerMinutePerProjectPerModel-FreeTier\"}]},{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"7.250s\"}]}}");
    }

    @Override
    MockResponse quotaSpent() {
      return error(
          429,
          "[{\"error\":{\"code\":429,\"message\":\"Quota exceeded\",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"violations\":[{\"quotaId\":\"GenerateRequestsPerDayPerProjectPerModel-FreeTier\"}]},{\"retryDelay\":\"45.8s\"}]}}]");
    }

    @Override
    MockResponse overloaded() {
      return error(
          503, "{\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\",\"message\":\"busy\"}}");
    }

    @Override
    MockResponse badKey(String echoed) {
      return error(
          400,
          "{\"error\":{\"code\":400,\"message\":\"API key not valid: %s\",\"status\":\"INVALID_ARGUMENT\",\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}"
              .formatted(echoed));
    }

    @Override
    MockResponse tooLong() {
      return error(
          400,
          "{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\",\"message\":\"The input token count (9) exceeds the maximum number of tokens allowed (8).\"}}");
    }

    @Override
    Price.Tokens usage() {
      return new Price.Tokens(300, 500, 0, 40);
    }
  },

  CLAUDE(Tier.CLAUDE, "claude-haiku-5-5") {
    @Override
    Protocol protocol(ModelCard card, Prompt prompt, String base, String key) {
      return new AnthropicProtocol(card, prompt, base, key);
    }

    @Override
    List<String> events(String first, String second, String stop) {
      String reason =
          switch (stop) {
            case "refused" ->
                "\"refusal\",\"stop_details\":{\"type\":\"refusal\",\"category\":\"cyber\"}";
            case "cut" -> "\"max_tokens\"";
            default -> "\"end_turn\"";
          };
      return List.of(
          "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"claude-haiku-5-5\",\"usage\":{\"input_tokens\":120,\"cache_creation_input_tokens\":60,\"cache_read_input_tokens\":600,\"output_tokens\":1}}}",
          "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}",
          "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm {\"}}",
          "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
          "event: ping\ndata: {\"type\": \"ping\"}",
          "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":%s}}"
              .formatted(quoted(first)),
          "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":%s}}"
              .formatted(quoted(second)),
          "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":%s},\"usage\":{\"output_tokens\":45}}"
              .formatted(reason),
          "event: message_stop\ndata: {\"type\":\"message_stop\"}");
    }

    @Override
    String midStreamError() {
      return "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}";
    }

    @Override
    MockResponse rateLimited() {
      return error(429, claude("rate_limit_error", "{\"error_code\":\"ramp_limit_exceeded\"}"))
          .newBuilder()
          .addHeader("retry-after-ms", "7250")
          .addHeader("retry-after", "8")
          .build();
    }

    @Override
    MockResponse quotaSpent() {
      return error(
              429, claude("rate_limit_error", "{\"error_code\":\"enforced_spend_limit_reached\"}"))
          .newBuilder()
          .addHeader("retry-after", "3")
          .build();
    }

    @Override
    MockResponse overloaded() {
      return error(529, claude("overloaded_error", "{}"));
    }

    @Override
    MockResponse badKey(String echoed) {
      return error(
          401,
          "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key %s\"}}"
              .formatted(echoed));
    }

    @Override
    MockResponse tooLong() {
      return error(
          400,
          "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 9 tokens > 8 maximum\"}}");
    }

    @Override
    Price.Tokens usage() {
      return new Price.Tokens(120, 600, 60, 45);
    }
  },

  OPENAI(Tier.OPENAI, "some-model") {
    @Override
    Protocol protocol(ModelCard card, Prompt prompt, String base, String key) {
      return new OpenAiProtocol(card, prompt, base, key);
    }

    @Override
    List<String> events(String first, String second, String stop) {
      String reason =
          switch (stop) {
            case "refused" -> "content_filter";
            case "cut" -> "length";
            default -> "stop";
          };
      return List.of(
          "data: {\"model\":\"some-model\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null}}]}",
          "data: {\"model\":\"some-model\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":null}],\"usage\":null}"
              .formatted(quoted(first)),
          "data: {\"model\":\"some-model\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":\"%s\"}]}"
              .formatted(quoted(second), reason),
          "data: {\"model\":\"some-model\",\"choices\":[],\"usage\":{\"prompt_tokens\":800,\"completion_tokens\":40,\"total_tokens\":840,\"prompt_tokens_details\":{\"cached_tokens\":256}}}",
          "data: [DONE]");
    }

    @Override
    String midStreamError() {
      return "data: {\"error\":{\"message\":\"slot is gone\",\"type\":\"server_error\"}}";
    }

    @Override
    MockResponse rateLimited() {
      return error(429, "{\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit_exceeded\"}}")
          .newBuilder()
          .addHeader("Retry-After", "7.25")
          .build();
    }

    @Override
    MockResponse quotaSpent() {
      return error(429, "{\"error\":{\"message\":\"no credit\",\"code\":\"insufficient_quota\"}}");
    }

    @Override
    MockResponse overloaded() {
      return error(
          503,
          "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}");
    }

    @Override
    MockResponse badKey(String echoed) {
      return error(
          401, "{\"error\":{\"message\":\"Incorrect API key provided: %s\"}}".formatted(echoed));
    }

    @Override
    MockResponse tooLong() {
      return error(
          400,
          "{\"error\":{\"code\":400,\"message\":\"too many tokens\",\"type\":\"exceed_context_size_error\"}}");
    }

    @Override
    Price.Tokens usage() {
      return new Price.Tokens(544, 256, 0, 40);
    }
  };

  final Tier tier;
  final String model;

  Vendor(Tier tier, String model) {
    this.tier = tier;
    this.model = model;
  }

  abstract Protocol protocol(ModelCard card, Prompt prompt, String base, String key);

  /** The events of an answer whose text comes in two parts. */
  abstract List<String> events(String first, String second, String stop);

  abstract String midStreamError();

  abstract MockResponse rateLimited();

  abstract MockResponse quotaSpent();

  abstract MockResponse overloaded();

  abstract MockResponse badKey(String echoed);

  abstract MockResponse tooLong();

  /** The usage that {@link #events} tells of, as it is charged. */
  abstract Price.Tokens usage();

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String claude(String type, String details) {
    return "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\",\"details\":%s},\"request_id\":\"r\"}"
        .formatted(type, type, details);
  }

  static MockResponse error(int code, String body) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  static MockResponse stream(List<String> events) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream; charset=utf-8")
        .chunkedBody(String.join("\n\n", events) + "\n\n", 64)
        .build();
  }
}
