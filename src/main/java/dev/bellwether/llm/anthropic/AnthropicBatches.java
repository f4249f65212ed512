package dev.bellwether.llm.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.BatchHttp;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.VendorClient;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * {@code /v1/messages/batches}. A batch bears no name of ours, only its results do: a lost one is
 * known for certain once it has ended, and may until then be any of that size and time.
 */
final class AnthropicBatches implements BatchApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How far the vendor's clock may be off ours. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  /** The longest that it can be under way when nobody is at it any more. */
  private static final Duration HANDING_IN = Duration.ofMinutes(15);

  private final HttpUrl url;
  private final BatchHttp http;

  AnthropicBatches(VendorClient client, HttpUrl url, String key) {
    this.url = url;
    this.http =
        new BatchHttp(
            "claude",
            client,
            key,
            request -> AnthropicProtocol.headers(request, key),
            AnthropicFailures::of);
  }

  @Override
  public Receipt submit(String key, List<Ask> asks) {
    ObjectNode batch = JSON.createObjectNode();
    ArrayNode requests = batch.putArray("requests");
    for (Ask ask : asks) {
      requests
          .addObject()
          .put("custom_id", ask.name())
          .putRawValue("params", new RawValue(ask.body()));
    }
    return http.submit(url, batch.toString(), "id");
  }

  @Override
  public Trace find(Lost lost) throws ModelException {
    List<String> perhaps = new ArrayList<>();
    String after = "";
    boolean more = true;
    while (more) {
      HttpUrl.Builder page = url.newBuilder().addQueryParameter("limit", "100");
      if (!after.isEmpty()) {
        page.addQueryParameter("after_id", after);
      }
      JsonNode list = http.get(page.build());
      for (JsonNode batch : list.path("data")) {
        String id = batch.path("id").asText();
        if (mayBe(batch, lost)) {
          Trace trace = hasEnded(batch) ? trace(id, lost.key()) : new Perhaps(List.of(id));
          if (trace instanceof Found) {
            return trace;
          }
          if (trace instanceof Perhaps) {
            perhaps.add(id);
          }
        }
      }
      after = list.path("last_id").asText();
      more = list.path("has_more").asBoolean() && !after.isEmpty();
    }
    return perhaps.isEmpty() ? new Nowhere() : new Perhaps(List.copyOf(perhaps));
  }

  private static boolean mayBe(JsonNode batch, Lost lost) throws ModelException {
    long questions = 0;
    for (JsonNode count : batch.path("request_counts")) {
      questions += count.asLong();
    }
    Instant created = time(batch.path("created_at").asText());
    return questions == lost.questions()
        && created.isAfter(lost.since().minus(CLOCKS))
        && created.isBefore(lost.until().plus(HANDING_IN).plus(CLOCKS))
        && !lost.known().contains(batch.path("id").asText());
  }

  private static Instant time(String text) throws ModelException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ModelException.Unavailable("claude lists a batch without a time", Bill.UNKNOWN);
    }
  }

  private static boolean hasEnded(JsonNode batch) {
    return batch.path("processing_status").asText().equals("ended");
  }

  /** By the first of its results; all names begin with the key of their batch. */
  private Trace trace(String id, String key) throws ModelException {
    boolean[] ours = {false};
    boolean there =
        http.lines(
            results(id),
            line -> {
              ours[0] = line.path("custom_id").asText().startsWith(key + "-");
              return false;
            });
    if (!there) {
      return new Perhaps(List.of(id));
    }
    return ours[0] ? new Found(id) : new Nowhere();
  }

  private HttpUrl results(String id) {
    return url.newBuilder().addPathSegment(id).addPathSegment("results").build();
  }

  @Override
  public Standing look(String id, Sink sink) throws ModelException {
    Optional<JsonNode> there = http.find(url.newBuilder().addPathSegment(id).build());
    if (there.isEmpty()) {
      return Standing.gone("claude knows no batch of that name");
    }
    JsonNode batch = there.get();
    if (hasEnded(batch) && !results(id, sink)) {
      return Standing.gone("claude has the batch, not its results");
    }
    return Standing.of(hasEnded(batch), batch.path("processing_status").asText());
  }

  private boolean results(String id, Sink sink) throws ModelException {
    return http.lines(
        results(id),
        line -> {
          sink.take(result(line.path("custom_id").asText(), line.path("result")));
          return true;
        });
  }

  private static Result result(String name, JsonNode result) {
    String type = result.path("type").asText();
    if (type.equals("succeeded")) {
      return new Answered(name, result.path("message").toString());
    }
    // The error may stand in an envelope, as it does in answers to single calls.
    JsonNode error = result.path("error").path("error");
    JsonNode said = error.isObject() ? error : result.path("error");
    String why = said.path("message").asText();
    return new Unanswered(name, why.isEmpty() ? type : type + ": " + why);
  }
}
