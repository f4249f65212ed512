package dev.bellwether.llm.anthropic;

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
 * Puts the events of a message together. A stream may end cleanly without {@code message_stop} and
 * is cut off then; an error may come after a 200; blocks are told by their type, since the first
 * one may hold thoughts. Input tokens do not include those of the cache, and the usage of {@code
 * message_delta} is cumulative.
 */
final class AnthropicReader implements AnswerReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringBuilder text = new StringBuilder();
  private String stopReason = "";
  private String refusal = "";
  private String model = "";
  private boolean stopped;
  private Price.Tokens tokens = new Price.Tokens(0, 0, 0, 0);

  @Override
  public void event(String type, String data) throws ModelException {
    JsonNode event = parse(data);
    switch (event.path("type").asText(type)) {
      case "message_start" -> begin(event.path("message"));
      case "content_block_start" -> block(event.path("content_block"));
      case "content_block_delta" -> delta(event.path("delta"));
      case "message_delta" -> end(event.path("delta"), event.path("usage"));
      case "message_stop" -> stopped = true;
      case "error" -> throw failed(event.path("error"));
      default -> {
        // Pings, the ends of blocks, and what vendors may add.
      }
    }
  }

  private static JsonNode parse(String data) throws ModelException {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new ModelException.Unavailable("claude sent an event that is no JSON", Bill.UNKNOWN);
    }
  }

  private static ModelException failed(JsonNode error) {
    return new ModelException.Unavailable(
        "claude failed in the middle of its answer: " + error.path("type").asText(), Bill.UNKNOWN);
  }

  private void begin(JsonNode message) {
    model = message.path("model").asText(model);
    count(message.path("usage"));
  }

  private void block(JsonNode block) {
    if (block.path("type").asText().equals("text")) {
      text.append(block.path("text").asText());
    }
  }

  private void delta(JsonNode delta) {
    if (delta.path("type").asText().equals("text_delta")) {
      text.append(delta.path("text").asText());
    }
  }

  private void end(JsonNode delta, JsonNode usage) {
    stopReason = delta.path("stop_reason").asText(stopReason);
    refusal = delta.path("stop_details").path("category").asText(refusal);
    count(usage);
  }

  /** Takes what is named; what is not stays as it was. */
  private void count(JsonNode usage) {
    tokens =
        new Price.Tokens(
            usage.path("input_tokens").asLong(tokens.fresh()),
            usage.path("cache_read_input_tokens").asLong(tokens.cached()),
            usage.path("cache_creation_input_tokens").asLong(tokens.written()),
            usage.path("output_tokens").asLong(tokens.output()));
  }

  @Override
  public void whole(String body) throws ModelException {
    JsonNode message = parse(body);
    begin(message);
    message.path("content").forEach(this::block);
    end(message, message.path("usage"));
    stopped = !stopReason.isEmpty();
  }

  @Override
  public boolean complete() {
    return stopped;
  }

  @Override
  public RemoteAnswer answer() {
    return new RemoteAnswer(text.toString(), tokens, false, model, stop(), Optional.empty());
  }

  private Stop stop() {
    return switch (stopReason) {
      case "refusal" -> new Stop.Refused(refusal.isEmpty() ? "no reason given" : refusal);
      case "max_tokens" -> new Stop.OutOfTokens();
      case "model_context_window_exceeded" -> new Stop.Overflow();
      default -> new Stop.Done();
    };
  }
}
