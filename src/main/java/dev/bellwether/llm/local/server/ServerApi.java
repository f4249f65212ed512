package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.llm.local.Answer;
import dev.bellwether.llm.local.Ask;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * The part of llama-server's own HTTP API that we use (llama.cpp, {@code tools/server/README.md}).
 * Safe for threads.
 */
final class ServerApi implements AutoCloseable {
  private static final MediaType JSON_TYPE = MediaType.get("application/json");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LARGEST_ANSWER = 64L * 1024 * 1024;
  private static final long LARGEST_REFUSAL = 64L * 1024;
  private static final int SERVER_ERROR = 500;

  /** Greedy answers do not depend on it, but it must not be the time. */
  private static final int SEED = 42;

  /** What a server says of itself; one that answers anything else will say so when it is asked. */
  enum State {
    READY,
    LOADING,
    ABSENT
  }

  private final HttpUrl url;
  private final String key;
  private final OkHttpClient http;

  ServerApi(HttpUrl url, String key) {
    this.url = url;
    this.key = key;
    this.http =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(5))
            // Who asks has deadlines of his own, and cancels.
            .readTimeout(Duration.ZERO)
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  /** Where it is, without what may be secret. */
  String shownUrl() {
    return shown(url);
  }

  static String shown(HttpUrl url) {
    return url.newBuilder().username("").password("").query(null).fragment(null).build().toString();
  }

  /** Asks for a sign of life. */
  State state(Duration longest) {
    Call call = http.newCall(request("health").build());
    call.timeout().timeout(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return response.code() < SERVER_ERROR ? State.READY : State.LOADING;
    } catch (IOException e) {
      return State.ABSENT;
    }
  }

  /** What it runs, and how. */
  JsonNode properties() throws IOException {
    return answer(http.newCall(request("props").build()));
  }

  /** A call that counts the tokens of a prompt, the one at its beginning too. */
  Call tokenise(String prompt) {
    ObjectNode body = JSON.createObjectNode();
    body.put("content", prompt);
    body.put("add_special", true);
    body.put("parse_special", true);
    return http.newCall(post("tokenize", body));
  }

  /** A call that answers, as a stream of events. */
  Call complete(Ask ask) {
    ObjectNode body = JSON.createObjectNode();
    body.put("prompt", ask.prompt());
    body.put("n_predict", ask.maxTokens());
    body.put("temperature", 0);
    body.put("seed", SEED);
    body.put("repeat_penalty", 1.0);
    body.put("cache_prompt", true);
    body.put("stream", true);
    body.put("n_probs", ask.alternatives());
    ask.grammar().ifPresent(grammar -> body.put("grammar", grammar));
    if (!ask.stop().isEmpty()) {
      body.putArray("stop").add(ask.stop());
    }
    return http.newCall(post("completion", body));
  }

  /**
   * The answer of a completion.
   *
   * @param pieces hears of each piece of it as it comes
   * @throws RefusedException if the server says that there is none
   */
  Answer answer(Call completion, Consumer<String> pieces) throws IOException {
    try (Response response = completion.execute()) {
      return new CompletionReader(pieces, key).read(checked(response).body().source());
    }
  }

  /** The whole answer of a call. */
  JsonNode answer(Call call) throws IOException {
    try (Response response = call.execute()) {
      BufferedSource source = checked(response).body().source();
      if (source.request(LARGEST_ANSWER)) {
        throw new IOException("the answer is too long");
      }
      JsonNode answer = json(source.readUtf8());
      if (!answer.isObject()) {
        throw new IOException("what it answers is not what a llama-server says");
      }
      return answer;
    }
  }

  /**
   * Passes a success.
   *
   * @throws RefusedException if it is none
   */
  private Response checked(Response response) throws IOException {
    if (!response.isSuccessful()) {
      throw new RefusedException(response.code(), response.peekBody(LARGEST_REFUSAL).string(), key);
    }
    return response;
  }

  /** A text as JSON; a missing node if it is none. */
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private Request post(String path, ObjectNode body) {
    return request(path)
        .post(RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON_TYPE))
        .build();
  }

  private Request.Builder request(String path) {
    Request.Builder request =
        new Request.Builder().url(url.newBuilder().addPathSegment(path).build());
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
