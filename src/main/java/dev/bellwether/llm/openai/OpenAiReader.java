package dev.bellwether.llm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.llm.AnswerReader;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Price;
import dev.bellwether.llm.RemoteAnswer;
import dev.bellwether.llm.Stop;

/**
 * Puts the chunks of a chat completion together. Prompt tokens include the cached ones. A server
 * that names no usage is counted for, at four characters a token.
 */
final class OpenAiReader implements AnswerReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String END = "[DONE]";
  private static final int CHARS_PER_TOKEN = 4;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final DirectionProbabilities probabilities = new DirectionProbabilities();
  private final int promptChars;
  private String finish = "";
  private String model = "";
  private boolean counted;
  private Price.Tokens tokens = new Price.Tokens(0, 0, 0, 0);

  OpenAiReader(int promptChars) {
    this.promptChars = promptChars;
  }

  @Override
  public void event(String type, String data) throws ModelException {
    if (!data.strip().equals(END)) {
      JsonNode chunk = parse(data);
      if (chunk.hasNonNull("error")) {
        throw new ModelException.Unavailable(
            "openai failed in the middle of its answer: "
                + chunk.path("error").path("type").asText(),
            Bill.UNKNOWN);
      }
      take(chunk, chunk.path("choices").path(0), "delta");
    }
  }

  @Override
  public void whole(String body) throws ModelException {
    JsonNode answer = parse(body);
    take(answer, answer.path("choices").path(0), "message");
  }

  private static JsonNode parse(String data) throws ModelException {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new ModelException.Unavailable("openai sent a chunk that is no JSON", Bill.UNKNOWN);
    }
  }

  private void take(JsonNode chunk, JsonNode choice, String part) {
    text.append(textOf(choice.path(part).path("content")));
    refusal.append(textOf(choice.path(part).path("refusal")));
    finish = choice.hasNonNull("finish_reason") ? choice.path("finish_reason").asText() : finish;
    model = chunk.path("model").asText(model);
    choice.path("logprobs").path("content").forEach(probabilities::add);
    if (chunk.hasNonNull("usage")) {
      counted = true;
      JsonNode usage = chunk.path("usage");
      long cached = usage.path("prompt_tokens_details").path("cached_tokens").asLong();
      tokens =
          new Price.Tokens(
              Math.max(0, usage.path("prompt_tokens").asLong() - cached),
              cached,
              0,
              usage.path("completion_tokens").asLong());
    }
  }

  private static String textOf(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  @Override
  public boolean complete() {
    return !finish.isEmpty();
  }

  @Override
  public RemoteAnswer answer() {
    Price.Tokens charged =
        counted
            ? tokens
            : new Price.Tokens(
                promptChars / CHARS_PER_TOKEN + 1, 0, 0, text.length() / CHARS_PER_TOKEN + 1);
    return new RemoteAnswer(text.toString(), charged, !counted, model, stop(), probabilities.get());
  }

  private Stop stop() {
    if (!refusal.isEmpty()) {
      return new Stop.Refused(refusal.toString());
    }
    return switch (finish) {
      case "length" -> new Stop.OutOfTokens();
      case "content_filter" -> new Stop.Refused("a content filter");
      default -> new Stop.Done();
    };
  }
}
