package dev.bellwether.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * The batch APIs of Gemini ({@code /gemini}), Anthropic ({@code /claude}) and OpenAI ({@code
 * /openai}) on this machine. A batch stays open until {@link #end}; results come in the reverse
 * order of the questions.
 */
public final class FakeBatches implements AutoCloseable {
  /** What comes of one question. */
  public enum Fate {
    ANSWER,
    NO_VERDICT,
    ERROR,
    EXPIRED,
    MISSING
  }

  /** A batch that was handed in: the names of its questions and what they are, in order. */
  public record Batch(
      String vendor, String id, String key, Instant at, List<String> names, List<String> bodies) {}

  public static final int INPUT = 700;
  public static final int OUTPUT = 41;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String VERDICT =
      "{\"direction\":\"bullish\",\"score\":0.5,\"confidence\":0.8,\"rationale\":\"a beat\"}";

  private final MockWebServer server = new MockWebServer();
  private final List<Batch> batches = new ArrayList<>();
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> accounts = new HashMap<>();
  private final List<String> targets = new ArrayList<>();
  private Function<String, Fate> fates = body -> Fate.ANSWER;
  private Runnable afterSubmission = () -> {};
  private boolean oneAccount;
  private String caller = "";
  private boolean answersAreLost;
  private boolean submissionsAreLost;
  private boolean ended;
  private int lookCode = 200;
  private int refuseAfter;
  private String results = "";
  private MockResponse refusal = new MockResponse.Builder().code(200).build();

  public FakeBatches() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            try {
              return answer(request);
            } catch (JsonProcessingException | RuntimeException e) {
              // One that gets out would leave the caller waiting for an answer.
              return new MockResponse.Builder().code(500).body(String.valueOf(e)).build();
            }
          }
        });
    server.start();
  }

  /** The base address of a vendor: gemini, claude or openai. */
  public String url(String vendor) {
    return server.url("/" + vendor).toString();
  }

  /** What comes of questions whose JSON is this. */
  public synchronized FakeBatches fates(Function<String, Fate> chosen) {
    fates = chosen;
    return this;
  }

  /** Runs when a batch has been taken and its answer not yet sent. */
  public synchronized FakeBatches afterSubmission(Runnable task) {
    afterSubmission = task;
    return this;
  }

  /** All keys are of one account; if they are not, which is usual, each sees its own batches. */
  public synchronized void oneAccount(boolean one) {
    oneAccount = one;
  }

  /** Batches are taken, but whoever hands them in hears nothing. */
  public synchronized void loseAnswers(boolean lost) {
    answersAreLost = lost;
  }

  /** Batches are not taken, and whoever hands them in hears nothing. */
  public synchronized void loseSubmissions(boolean lost) {
    submissionsAreLost = lost;
  }

  /** Batches are turned away with this; a 200 takes them. */
  public synchronized void refuse(MockResponse with) {
    refusal = with;
  }

  /** The refusal holds once so many batches have been taken. */
  public synchronized void refuseAfter(int taken) {
    refuseAfter = taken;
  }

  /** From now on all batches have ended, or none has. */
  public synchronized void end(boolean now) {
    ended = now;
  }

  /** Whoever asks how far a batch is gets this code; 200 lets it see. */
  public synchronized void failLooks(int code) {
    lookCode = code;
  }

  /** Results of Anthropic's and OpenAI's batches are this text instead; empty for those due. */
  public synchronized void results(String text) {
    results = text;
  }

  /** As if all that was handed in had been thrown away. */
  public synchronized void forget() {
    batches.clear();
  }

  public synchronized List<Batch> batches() {
    return List.copyOf(batches);
  }

  /** What was asked for, in order. */
  public synchronized List<String> targets() {
    return List.copyOf(targets);
  }

  private MockResponse answer(RecordedRequest request) throws JsonProcessingException {
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    Runnable after;
    MockResponse response;
    synchronized (this) {
      int before = batches.size();
      String target = request.getMethod() + " " + request.getUrl().encodedPath();
      targets.add(target);
      caller = key(request);
      response = route(target, body);
      boolean taken = batches.size() > before;
      after = taken ? afterSubmission : () -> {};
      if (taken && (answersAreLost || submissionsAreLost)) {
        response =
            new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
      }
      if (taken && submissionsAreLost) {
        batches.remove(before);
      }
    }
    after.run();
    return response;
  }

  private static String key(RecordedRequest request) {
    return Stream.of("x-goog-api-key", "x-api-key", "Authorization")
        .map(request.getHeaders()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private boolean isSeen(Batch batch) {
    return oneAccount || accounts.getOrDefault(batch.id(), "").equals(caller);
  }

  private MockResponse route(String target, String body) throws JsonProcessingException {
    String[] path = target.substring(target.indexOf('/') + 1).split("/");
    boolean post = target.startsWith("POST");
    String last = path[path.length - 1];
    if (post
        && refusal.getCode() != 200
        && batches.size() >= refuseAfter
        && !last.equals("files")) {
      return refusal;
    }
    if (!results.isEmpty() && (last.equals("results") || last.equals("content"))) {
      return text(results);
    }
    return switch (path[0]) {
      case "gemini" -> gemini(post, last, body);
      case "claude" -> claude(post, path[path.length - 2], last, body);
      default -> openai(post, path[path.length - 2], last, body);
    };
  }

  private MockResponse gemini(boolean post, String last, String body)
      throws JsonProcessingException {
    if (post) {
      JsonNode batch = JSON.readTree(body).path("batch");
      List<String> names = new ArrayList<>();
      List<String> bodies = new ArrayList<>();
      for (JsonNode one : batch.at("/inputConfig/requests/requests")) {
        names.add(one.at("/metadata/key").asText());
        bodies.add(one.path("request").toString());
      }
      String key = batch.path("displayName").asText();
      return json(geminiOperation(take("gemini", "batches/g", key, names, bodies)));
    }
    if (last.equals("batches")) {
      ObjectNode list = JSON.createObjectNode();
      of("gemini").forEach(batch -> list.withArray("operations").add(geminiOperation(batch)));
      return json(list);
    }
    return one("batches/" + last, this::geminiOperation);
  }

  private ObjectNode geminiOperation(Batch batch) {
    ObjectNode operation = JSON.createObjectNode().put("name", batch.id()).put("done", ended);
    operation
        .putObject("metadata")
        .put("displayName", batch.key())
        .put("state", ended ? "BATCH_STATE_SUCCEEDED" : "BATCH_STATE_RUNNING");
    if (ended) {
      var results =
          operation
              .putObject("response")
              .putObject("inlinedResponses")
              .putArray("inlinedResponses");
      each(
          batch,
          (name, fate) -> {
            ObjectNode one = results.addObject();
            one.putObject("metadata").put("key", name);
            if (fate == Fate.ERROR || fate == Fate.EXPIRED) {
              one.putObject("error").put("code", 3).put("message", fate.name());
            } else {
              ObjectNode response = one.putObject("response");
              ObjectNode candidate = response.putArray("candidates").addObject();
              candidate.put("finishReason", "STOP");
              candidate.putObject("content").putArray("parts").addObject().put("text", said(fate));
              response
                  .putObject("usageMetadata")
                  .put("promptTokenCount", INPUT)
                  .put("candidatesTokenCount", OUTPUT);
              response.put("modelVersion", "gemini-3.5-flash-lite");
            }
          });
    }
    return operation;
  }

  private MockResponse claude(boolean post, String before, String last, String body)
      throws JsonProcessingException {
    if (post) {
      List<String> names = new ArrayList<>();
      List<String> bodies = new ArrayList<>();
      for (JsonNode one : JSON.readTree(body).path("requests")) {
        names.add(one.path("custom_id").asText());
        bodies.add(one.path("params").toString());
      }
      return json(claudeBatch(take("claude", "msgbatch_", "", names, bodies)));
    }
    if (last.equals("batches")) {
      ObjectNode list = JSON.createObjectNode().put("has_more", false);
      of("claude").forEach(batch -> list.withArray("data").add(claudeBatch(batch)));
      return json(list);
    }
    if (!last.equals("results")) {
      return one(last, this::claudeBatch);
    }
    StringBuilder lines = new StringBuilder();
    each(
        batch(before),
        (name, fate) -> {
          ObjectNode line = JSON.createObjectNode().put("custom_id", name);
          ObjectNode result = line.putObject("result");
          switch (fate) {
            case ERROR ->
                result
                    .put("type", "errored")
                    .putObject("error")
                    .put("type", "error")
                    .putObject("error")
                    .put("message", "ERROR");
            case EXPIRED -> result.put("type", "expired");
            default -> {
              ObjectNode message = result.put("type", "succeeded").putObject("message");
              message.put("model", "claude-haiku-5-5").put("stop_reason", "end_turn");
              message.putArray("content").addObject().put("type", "text").put("text", said(fate));
              message.putObject("usage").put("input_tokens", INPUT).put("output_tokens", OUTPUT);
            }
          }
          lines.append(line).append('\n');
        });
    return text(lines.toString());
  }

  private ObjectNode claudeBatch(Batch batch) {
    ObjectNode one = JSON.createObjectNode().put("id", batch.id());
    one.put("processing_status", ended ? "ended" : "in_progress");
    one.put("created_at", batch.at().toString());
    one.putObject("request_counts")
        .put("processing", ended ? 0 : batch.names().size())
        .put("succeeded", ended ? batch.names().size() : 0);
    return one;
  }

  private MockResponse openai(boolean post, String before, String last, String body)
      throws JsonProcessingException {
    if (post && last.equals("files")) {
      String id = "file-" + files.size();
      files.put(id, body);
      return json(JSON.createObjectNode().put("id", id));
    }
    if (post) {
      JsonNode batch = JSON.readTree(body);
      List<String> names = new ArrayList<>();
      List<String> bodies = new ArrayList<>();
      for (String line : files.getOrDefault(batch.path("input_file_id").asText(), "").split("\n")) {
        if (line.startsWith("{")) {
          JsonNode one = JSON.readTree(line);
          names.add(one.path("custom_id").asText());
          bodies.add(one.path("body").toString());
        }
      }
      String key = batch.at("/metadata/bellwether").asText();
      return json(openaiBatch(take("openai", "batch_", key, names, bodies)));
    }
    if (last.equals("batches")) {
      ObjectNode list = JSON.createObjectNode().put("has_more", false);
      of("openai").forEach(batch -> list.withArray("data").add(openaiBatch(batch)));
      return json(list);
    }
    return last.equals("content") ? openaiResults(before) : one(last, this::openaiBatch);
  }

  private MockResponse openaiResults(String file) {
    boolean errors = file.startsWith("errors-");
    StringBuilder lines = new StringBuilder();
    each(
        batch(file.substring(file.indexOf('-') + 1)),
        (name, fate) -> {
          ObjectNode line = JSON.createObjectNode().put("custom_id", name);
          boolean failed = fate == Fate.ERROR || fate == Fate.EXPIRED;
          if (fate == Fate.ERROR) {
            ObjectNode response = line.putObject("response").put("status_code", 400);
            response.putObject("body").putObject("error").put("message", "ERROR");
            line.putNull("error");
          } else if (fate == Fate.EXPIRED) {
            line.putNull("response");
            line.putObject("error").put("code", "batch_expired").put("message", "EXPIRED");
          } else {
            ObjectNode answer =
                line.putObject("response").put("status_code", 200).putObject("body");
            answer.put("model", "some-model");
            ObjectNode choice = answer.putArray("choices").addObject().put("finish_reason", "stop");
            choice.putObject("message").put("content", said(fate));
            answer.putObject("usage").put("prompt_tokens", INPUT).put("completion_tokens", OUTPUT);
          }
          if (failed == errors) {
            lines.append(line).append('\n');
          }
        });
    return text(lines.toString());
  }

  private ObjectNode openaiBatch(Batch batch) {
    ObjectNode one = JSON.createObjectNode().put("id", batch.id());
    one.put("status", ended ? "completed" : "in_progress");
    one.putObject("metadata").put("bellwether", batch.key());
    if (ended) {
      one.put("output_file_id", "output-" + batch.id())
          .put("error_file_id", "errors-" + batch.id());
    }
    return one;
  }

  private Batch take(
      String vendor, String id, String key, List<String> names, List<String> bodies) {
    Batch batch = new Batch(vendor, id + batches.size(), key, Instant.now(), names, bodies);
    batches.add(batch);
    accounts.put(batch.id(), caller);
    return batch;
  }

  private List<Batch> of(String vendor) {
    return batches.stream()
        .filter(batch -> batch.vendor().equals(vendor) && isSeen(batch))
        .toList();
  }

  private Batch batch(String id) {
    return batches.stream().filter(batch -> batch.id().equals(id)).findFirst().orElseThrow();
  }

  private MockResponse one(String id, Function<Batch, ObjectNode> shown) {
    if (lookCode != 200) {
      return new MockResponse.Builder().code(lookCode).build();
    }
    return batches.stream().anyMatch(batch -> batch.id().equals(id) && isSeen(batch))
        ? json(shown.apply(batch(id)))
        : new MockResponse.Builder().code(404).build();
  }

  private interface Each {
    void accept(String name, Fate fate);
  }

  private void each(Batch batch, Each each) {
    for (int i = batch.names().size() - 1; i >= 0; i--) {
      Fate fate = fates.apply(batch.bodies().get(i));
      if (fate != Fate.MISSING) {
        each.accept(batch.names().get(i), fate);
      }
    }
  }

  private static String said(Fate fate) {
    return fate == Fate.NO_VERDICT ? "I would rather not say" : VERDICT;
  }

  private static MockResponse json(ObjectNode body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body.toString())
        .build();
  }

  private static MockResponse text(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  @Override
  public void close() {
    server.close();
  }
}
