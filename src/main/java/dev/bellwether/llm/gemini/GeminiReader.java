package dev.bellwether.llm.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.llm.AnswerReader;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Price;
import dev.bellwether.llm.RemoteAnswer;
import dev.bellwether.llm.Stop;
import java.util.Optional;

/**
 * Puts the chunks of a stream together. The prompt's token count includes the cached ones, thoughts
 * are charged as output, and each chunk's usage replaces the one before.
 */
final class GeminiReader implements AnswerReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringBuilder text = new StringBuilder();
  private String finish = "";
  private String blocked = "";
  private String model = "";
  private Price.Tokens tokens = new Price.Tokens(0, 0, 0, 0);

  @Override
  public void event(String type, String data) throws ModelException {
    JsonNode chunk = parse(data);
    if (chunk.has("error")) {
      throw new ModelException.Unavailable(
          "gemini failed in the middle of its answer: "
              + chunk.path("error").path("status").asText(),
          Bill.UNKNOWN);
    }
    JsonNode candidate = chunk.path("candidates").path(0);
    for (JsonNode part : candidate.path("content").path("parts")) {
      if (!part.path("thought").asBoolean()) {
        text.append(part.path("text").asText());
      }
    }
    finish = candidate.path("finishReason").asText(finish);
    blocked = chunk.path("promptFeedback").path("blockReason").asText(blocked);
    model = chunk.path("modelVersion").asText(model);
    if (chunk.has("usageMetadata")) {
      tokens = tokens(chunk.path("usageMetadata"));
    }
  }

  private static JsonNode parse(String data) throws ModelException {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new ModelException.Unavailable("gemini sent a chunk that is no JSON", Bill.UNKNOWN);
    }
  }

  private static Price.Tokens tokens(JsonNode usage) {
    long cached = usage.path("cachedContentTokenCount").asLong();
    long prompt =
        usage.path("promptTokenCount").asLong() + usage.path("toolUsePromptTokenCount").asLong();
    long output =
        usage.path("candidatesTokenCount").asLong() + usage.path("thoughtsTokenCount").asLong();
    return new Price.Tokens(Math.max(0, prompt - cached), cached, 0, output);
  }

  @Override
  public boolean complete() {
    return !finish.isEmpty() || !blocked.isEmpty();
  }

  @Override
  public RemoteAnswer answer() {
    return new RemoteAnswer(text.toString(), tokens, false, model, stop(), Optional.empty());
  }

  private Stop stop() {
    if (!blocked.isEmpty()) {
      return new Stop.Refused("the prompt was blocked: " + blocked);
    }
    return switch (finish) {
      case "STOP", "FINISH_REASON_UNSPECIFIED" -> new Stop.Done();
      case "MAX_TOKENS" -> new Stop.OutOfTokens();
      default -> new Stop.Refused(finish);
    };
  }
}
