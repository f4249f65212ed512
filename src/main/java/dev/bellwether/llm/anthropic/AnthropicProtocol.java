package dev.bellwether.llm.anthropic;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.bellwether.llm.AnswerReader;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.HttpFailure;
import dev.bellwether.llm.ModelCard;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Protocol;
import dev.bellwether.llm.VendorClient;
import dev.bellwether.prompt.Prompt;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Asks {@code /v1/messages}. The schema goes into {@code output_config.format}; the stable part of
 * the prompt is marked for the cache; a temperature is sent only to models that take one, since
 * newer ones answer 400 even to the default. The schema may hold no ranges here, so they are
 * checked when the answer is read.
 */
public final class AnthropicProtocol implements Protocol {
  /** The version under which models that take a temperature still do. */
  private static final String VERSION = "2023-06-01";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ModelCard card;
  private final Prompt prompt;
  private final HttpUrl url;
  private final String key;

  /**
   * A protocol.
   *
   * @param base such as {@code https://api.anthropic.com}
   */
  public AnthropicProtocol(ModelCard card, Prompt prompt, String base, String key) {
    this.card = card;
    this.prompt = prompt;
    this.key = key;
    this.url = VendorClient.address(base).newBuilder().addPathSegments("v1/messages").build();
  }

  @Override
  public String parameters() {
    return (card.sampling() ? "temperature=0;" : "")
        + (card.thinking().isEmpty() ? "" : "thinking=" + card.thinking() + ";")
        + "max_output="
        + prompt.maxOutputTokens();
  }

  @Override
  public String secret() {
    return key;
  }

  @Override
  public Request request(String system, String user) {
    return headers(VendorClient.post(url, tree(system, user).put("stream", true).toString()), key)
        .build();
  }

  static Request.Builder headers(Request.Builder request, String key) {
    return request.header("x-api-key", key).header("anthropic-version", VERSION);
  }

  @Override
  public String body(String system, String user) {
    return tree(system, user).toString();
  }

  @Override
  public BatchApi batches(VendorClient client) {
    return new AnthropicBatches(client, url.newBuilder().addPathSegment("batches").build(), key);
  }

  private ObjectNode tree(String system, String user) {
    ObjectNode body = JSON.createObjectNode();
    body.put("model", card.id());
    body.put("max_tokens", prompt.maxOutputTokens());
    ObjectNode stable = body.putArray("system").addObject();
    stable.put("type", "text").put("text", system);
    stable.putObject("cache_control").put("type", "ephemeral");
    body.putArray("messages").addObject().put("role", "user").put("content", user);
    ObjectNode format = body.putObject("output_config").putObject("format");
    format.put("type", "json_schema");
    format.putRawValue("schema", new RawValue(prompt.schema()));
    if (card.sampling()) {
      body.put("temperature", 0);
    }
    if (!card.thinking().isEmpty()) {
      body.putObject("thinking").put("type", card.thinking());
    }
    return body;
  }

  @Override
  public AnswerReader reader(int promptChars) {
    return new AnthropicReader();
  }

  @Override
  public ModelException exception(HttpFailure failure) {
    return AnthropicFailures.of(failure);
  }
}
