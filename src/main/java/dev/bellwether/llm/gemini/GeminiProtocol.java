package dev.bellwether.llm.gemini;

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
 * Asks {@code models/{model}:streamGenerateContent} (ai.google.dev/api/generate-content). The
 * schema goes into {@code responseJsonSchema}, which excludes {@code responseSchema}; models that
 * advise against sampling parameters get none.
 */
public final class GeminiProtocol implements Protocol {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ModelCard card;
  private final Prompt prompt;
  private final HttpUrl base;
  private final HttpUrl url;
  private final String key;

  /**
   * A protocol.
   *
   * @param base such as {@code https://generativelanguage.googleapis.com/v1beta}
   */
  public GeminiProtocol(ModelCard card, Prompt prompt, String base, String key) {
    this.card = card;
    this.prompt = prompt;
    this.key = key;
    this.base = VendorClient.address(base);
    this.url =
        this.base
            .newBuilder()
            .addPathSegment("models")
            .addPathSegment(card.id() + ":streamGenerateContent")
            .addQueryParameter("alt", "sse")
            .build();
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
    return VendorClient.post(url, body(system, user)).header("x-goog-api-key", key).build();
  }

  @Override
  public BatchApi batches(VendorClient client) {
    return new GeminiBatches(client, base, card.id(), key);
  }

  @Override
  public String body(String system, String user) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("systemInstruction").putArray("parts").addObject().put("text", system);
    ObjectNode turn = body.putArray("contents").addObject().put("role", "user");
    turn.putArray("parts").addObject().put("text", user);
    ObjectNode config = body.putObject("generationConfig");
    config.put("responseMimeType", "application/json");
    config.putRawValue("responseJsonSchema", new RawValue(prompt.schema()));
    config.put("maxOutputTokens", prompt.maxOutputTokens());
    if (card.sampling()) {
      config.put("temperature", 0);
    }
    if (!card.thinking().isEmpty()) {
      config.putObject("thinkingConfig").put("thinkingLevel", card.thinking());
    }
    return body.toString();
  }

  @Override
  public AnswerReader reader(int promptChars) {
    return new GeminiReader();
  }

  @Override
  public ModelException exception(HttpFailure failure) {
    return GeminiFailures.of(failure);
  }
}
