package dev.bellwether.llm.openai;

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

/** Asks {@code {base}/chat/completions} with a JSON schema as the response format. */
public final class OpenAiProtocol implements Protocol {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ModelCard card;
  private final Prompt prompt;
  private final HttpUrl base;
  private final HttpUrl url;
  private final String key;

  /**
   * A protocol.
   *
   * @param base such as {@code http://localhost:8080/v1}; see {@link VendorClient#ownServer}
   * @param key may be empty for a server that asks for none
   */
  public OpenAiProtocol(ModelCard card, Prompt prompt, String base, String key) {
    this.card = card;
    this.prompt = prompt;
    this.key = key;
    this.base = VendorClient.ownServer(base, key);
    this.url = this.base.newBuilder().addPathSegments("chat/completions").build();
  }

  @Override
  public String parameters() {
    return (card.sampling() ? "temperature=0;" : "")
        + (card.logprobs() ? "logprobs;" : "")
        + "max_output="
        + prompt.maxOutputTokens();
  }

  @Override
  public String secret() {
    return key;
  }

  @Override
  public Request request(String system, String user) {
    ObjectNode body = tree(system, user);
    body.put("stream", true);
    body.putObject("stream_options").put("include_usage", true);
    return headers(VendorClient.post(url, body.toString()), key).build();
  }

  static Request.Builder headers(Request.Builder request, String key) {
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  @Override
  public String body(String system, String user) {
    return tree(system, user).toString();
  }

  @Override
  public BatchApi batches(VendorClient client) {
    return new OpenAiBatches(client, base, key);
  }

  private ObjectNode tree(String system, String user) {
    ObjectNode body = JSON.createObjectNode();
    body.put("model", card.id());
    body.putArray("messages")
        .add(JSON.createObjectNode().put("role", "system").put("content", system))
        .add(JSON.createObjectNode().put("role", "user").put("content", user));
    ObjectNode format = body.putObject("response_format");
    format.put("type", "json_schema");
    ObjectNode schema = format.putObject("json_schema");
    schema.put("name", "verdict").put("strict", true);
    schema.putRawValue("schema", new RawValue(prompt.schema()));
    body.put("max_tokens", prompt.maxOutputTokens());
    if (card.sampling()) {
      body.put("temperature", 0);
    }
    if (card.logprobs()) {
      body.put("logprobs", true).put("top_logprobs", 5);
    }
    return body;
  }

  @Override
  public AnswerReader reader(int promptChars) {
    return new OpenAiReader(promptChars);
  }

  @Override
  public ModelException exception(HttpFailure failure) {
    return OpenAiFailures.of(failure);
  }
}
