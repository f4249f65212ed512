package dev.bellwether.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * {@code {base}/files} and {@code {base}/batches}. The questions go up as a file, which asks
 * nothing yet; the batch that uses it bears a key of ours, by which a lost one is found.
 */
final class OpenAiBatches implements BatchApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MediaType LINES = MediaType.get("application/jsonl");
  private static final String KEY = "bellwether";
  private static final Set<String> ENDED = Set.of("failed", "completed", "expired", "cancelled");
  private static final int LAST_SUCCESS = 299;

  private final HttpUrl base;
  private final BatchHttp http;

  OpenAiBatches(VendorClient client, HttpUrl base, String key) {
    this.base = base;
    this.http =
        new BatchHttp(
            "openai",
            client,
            key,
            request -> OpenAiProtocol.headers(request, key),
            OpenAiFailures::of);
  }

  private HttpUrl url(String... segments) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url.build();
  }

  @Override
  public Receipt submit(String key, List<Ask> asks) {
    String file;
    try {
      file = upload(key, asks);
    } catch (ModelException e) {
      return new Rejected(e);
    }
    ObjectNode batch = JSON.createObjectNode();
    batch.put("input_file_id", file);
    batch.put("endpoint", "/v1/chat/completions");
    batch.put("completion_window", "24h");
    batch.putObject("metadata").put(KEY, key);
    return http.submit(url("batches"), batch.toString(), "id");
  }

  private String upload(String key, List<Ask> asks) throws ModelException {
    StringBuilder lines = new StringBuilder();
    for (Ask ask : asks) {
      ObjectNode line = JSON.createObjectNode();
      line.put("custom_id", ask.name());
      line.put("method", "POST");
      line.put("url", "/v1/chat/completions");
      // The schema in it may be laid out over lines, and a line is a question here.
      line.putRawValue("body", new RawValue(ask.body().replaceAll("[\\r\\n]", " ")));
      lines.append(line).append('\n');
    }
    RequestBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("purpose", "batch")
            .addFormDataPart("file", key + ".jsonl", RequestBody.create(lines.toString(), LINES))
            .build();
    return http.upload(url("files"), form).path("id").asText();
  }

  @Override
  public Trace find(Lost lost) throws ModelException {
    String after = "";
    boolean more = true;
    while (more) {
      HttpUrl.Builder page = url("batches").newBuilder().addQueryParameter("limit", "100");
      if (!after.isEmpty()) {
        page.addQueryParameter("after", after);
      }
      JsonNode list = http.get(page.build());
      after = "";
      for (JsonNode batch : list.path("data")) {
        if (batch.path("metadata").path(KEY).asText().equals(lost.key())) {
          return new Found(batch.path("id").asText());
        }
        after = batch.path("id").asText();
      }
      more = list.path("has_more").asBoolean() && !after.isEmpty();
    }
    return new Nowhere();
  }

  @Override
  public Standing look(String id, Sink sink) throws ModelException {
    Optional<JsonNode> there = http.find(url("batches", id));
    if (there.isEmpty()) {
      return Standing.gone("openai knows no batch of that name");
    }
    JsonNode batch = there.get();
    String status = batch.path("status").asText();
    if (!ENDED.contains(status)) {
      return Standing.of(false, status);
    }
    for (String file : List.of("output_file_id", "error_file_id")) {
      if (batch.hasNonNull(file) && !results(batch.path(file).asText(), sink)) {
        return Standing.gone("openai has the batch, not its results");
      }
    }
    String why = batch.path("errors").path("data").path(0).path("message").asText();
    return Standing.of(true, why.isEmpty() ? status : status + ": " + why);
  }

  private boolean results(String file, Sink sink) throws ModelException {
    return http.lines(
        url("files", file, "content"),
        line -> {
          sink.take(result(line));
          return true;
        });
  }

  private static Result result(JsonNode line) {
    String name = line.path("custom_id").asText();
    JsonNode response = line.path("response");
    int code = response.path("status_code").asInt();
    if (code > 0 && code <= LAST_SUCCESS && !line.hasNonNull("error")) {
      return new Answered(name, response.path("body").toString());
    }
    JsonNode error = line.hasNonNull("error") ? line.path("error") : errorOf(response);
    String why = error.path("message").asText(error.path("code").asText());
    return new Unanswered(name, code > 0 ? code + ": " + why : why);
  }

  private static JsonNode errorOf(JsonNode response) {
    return response.path("body").path("error");
  }
}
