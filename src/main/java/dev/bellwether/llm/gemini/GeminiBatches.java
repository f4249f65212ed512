package dev.bellwether.llm.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.BatchHttp;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.VendorClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * {@code models/{model}:batchGenerateContent} with the questions in the request itself
 * (ai.google.dev/api/batch-api). A batch has a display name of ours, by which a lost one is found.
 */
final class GeminiBatches implements BatchApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> ENDED = Set.of("SUCCEEDED", "FAILED", "CANCELLED", "EXPIRED");

  private final HttpUrl base;
  private final String model;
  private final BatchHttp http;

  GeminiBatches(VendorClient client, HttpUrl base, String model, String key) {
    this.base = base;
    this.model = model;
    this.http =
        new BatchHttp(
            "gemini",
            client,
            key,
            request -> request.header("x-goog-api-key", key),
            GeminiFailures::of);
  }

  @Override
  public Receipt submit(String key, List<Ask> asks) {
    ObjectNode batch = JSON.createObjectNode();
    ObjectNode content = batch.putObject("batch");
    content.put("displayName", key);
    ArrayNode requests =
        content.putObject("inputConfig").putObject("requests").putArray("requests");
    for (Ask ask : asks) {
      ObjectNode request = requests.addObject();
      request.putRawValue("request", new RawValue(ask.body()));
      request.putObject("metadata").put("key", ask.name());
    }
    HttpUrl url =
        base.newBuilder()
            .addPathSegment("models")
            .addPathSegment(model + ":batchGenerateContent")
            .build();
    return http.submit(url, batch.toString(), "name");
  }

  @Override
  public Trace find(Lost lost) throws ModelException {
    String page = "";
    do {
      HttpUrl.Builder url =
          base.newBuilder().addPathSegment("batches").addQueryParameter("pageSize", "100");
      if (!page.isEmpty()) {
        url.addQueryParameter("pageToken", page);
      }
      JsonNode list = http.get(url.build());
      for (JsonNode operation : list.path("operations")) {
        if (operation.path("metadata").path("displayName").asText().equals(lost.key())) {
          return new Found(operation.path("name").asText());
        }
      }
      page = list.path("nextPageToken").asText();
    } while (!page.isEmpty());
    return new Nowhere();
  }

  @Override
  public Standing look(String id, Sink sink) throws ModelException {
    Optional<JsonNode> there = http.find(base.newBuilder().addPathSegments(id).build());
    if (there.isEmpty()) {
      return Standing.gone("gemini knows no batch of that name");
    }
    JsonNode operation = there.get();
    String state = operation.path("metadata").path("state").asText();
    String word = state.substring(state.lastIndexOf('_') + 1);
    if (!ENDED.contains(word) && !operation.path("done").asBoolean()) {
      return Standing.of(false, word);
    }
    JsonNode output =
        operation.has("response")
            ? operation.path("response")
            : operation.path("metadata").path("output");
    output.path("inlinedResponses").path("inlinedResponses").forEach(one -> sink.take(result(one)));
    String error = operation.path("error").path("message").asText();
    return Standing.of(true, error.isEmpty() ? word : word + ": " + error);
  }

  private static Result result(JsonNode one) {
    String name = one.path("metadata").path("key").asText();
    return one.has("response")
        ? new Answered(name, one.path("response").toString())
        : new Unanswered(name, one.path("error").path("message").asText("no reason given"));
  }
}
