package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Speaks like llama-server in a process of its own, so that killing and stopping it are real. It
 * knows two answers, as a label or as the fields of a verdict; which one depends on the prompt.
 */
public final class FakeLlamaServer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> BULLISH = List.of("bull", "ish", " 0", ".", "7");
  private static final List<String> BEARISH = List.of("bear", "ish", " 0", ".", "6");
  private static final List<String> BULLISH_FIELDS =
      List.of("bull", "ish\"", ", \"score\": 0.5", ", \"confidence\": 0.7");
  private static final List<String> BEARISH_FIELDS =
      List.of("bear", "ish\"", ", \"score\": -0.5", ", \"confidence\": 0.6");

  private final Map<String, String> options;
  private final String key;
  private final int contextTokens;
  private final Object slot = new Object();
  private List<String> cached = List.of();

  private FakeLlamaServer(Map<String, String> options, String key) {
    this.options = options;
    this.key = key;
    this.contextTokens =
        Integer.parseInt(options.get("--ctx-size")) / Integer.parseInt(options.get("--parallel"));
  }

  /** Writes a script that starts one as the real binary is started; returns its path. */
  public static Path binary(Path folder) throws IOException {
    Path script = folder.resolve("llama-server");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -Xshare:auto -cp '%s' %s \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                FakeLlamaServer.class.getName()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  public static void main(String[] args) throws IOException {
    List<String> known =
        List.of(
            "--model",
            "--host",
            "--port",
            "--ctx-size",
            "--parallel",
            "--n-gpu-layers",
            "--threads",
            "--batch-size",
            "--ubatch-size");
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      if (known.contains(args[i])) {
        options.put(args[i], args[++i]);
      } else if (!List.of("--no-context-shift", "--no-webui").contains(args[i])) {
        System.err.println("error: invalid argument: " + args[i]);
        System.exit(1);
      }
    }
    load(options);
    String key = Optional.ofNullable(System.getenv("LLAMA_API_KEY")).orElse("");
    new FakeLlamaServer(options, key).serve();
  }

  private static void load(Map<String, String> options) {
    String model = options.get("--model");
    if (!Files.exists(Path.of(model))) {
      System.err.println("llama_model_load: error loading model: failed to open GGUF file");
      System.exit(1);
    }
    System.err.println("llama_model_load_from_file_impl: using device Vulkan0 (Fake) - 1 MiB free");
    System.err.println(
        "load_tensors: offloaded " + options.get("--n-gpu-layers") + "/3 layers to GPU");
  }

  private void serve() throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(options.get("--host"), Integer.parseInt(options.get("--port")));
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newCachedThreadPool());
    long ready = System.nanoTime() + 100_000_000L;
    server.createContext(
        "/health",
        exchange -> {
          boolean loading = System.nanoTime() < ready;
          String body =
              loading
                  ? error(503, "Loading model", "unavailable_error")
                  : JSON.createObjectNode().put("status", "ok").toString();
          reply(exchange, loading ? 503 : 200, body);
        });
    server.createContext("/props", exchange -> guarded(exchange, this::properties));
    server.createContext("/tokenize", exchange -> guarded(exchange, this::tokenise));
    server.createContext("/completion", exchange -> guarded(exchange, this::complete));
    server.start();
  }

  private interface Handler {
    void handle(HttpExchange exchange, JsonNode body) throws IOException;
  }

  private void guarded(HttpExchange exchange, Handler handler) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (!key.isEmpty() && !("Bearer " + key).equals(given)) {
      reply(exchange, 401, error(401, "Invalid API Key", "authentication_error"));
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    handler.handle(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
  }

  private static String error(int code, String message, String type) {
    ObjectNode error = JSON.createObjectNode();
    error.putObject("error").put("code", code).put("message", message).put("type", type);
    return error.toString();
  }

  private static void reply(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void properties(HttpExchange exchange, JsonNode body) throws IOException {
    ObjectNode properties = JSON.createObjectNode();
    properties.putObject("default_generation_settings").put("n_ctx", contextTokens);
    properties.put("total_slots", Integer.parseInt(options.get("--parallel")));
    properties.put("model_path", options.get("--model"));
    reply(exchange, 200, properties.toString());
  }

  /** A token for the beginning, and one for each word. */
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>(List.of("<s>"));
    tokens.addAll(Arrays.asList(text.strip().split("\\s+", -1)));
    return tokens;
  }

  private void tokenise(HttpExchange exchange, JsonNode body) throws IOException {
    ArrayNode ids = JSON.createArrayNode();
    tokens(body.path("content").asText()).forEach(token -> ids.add(token.hashCode() & 0x7fff));
    ObjectNode answer = JSON.createObjectNode();
    answer.set("tokens", ids);
    reply(exchange, 200, answer.toString());
  }

  private void complete(HttpExchange exchange, JsonNode body) throws IOException {
    String prompt = body.path("prompt").asText();
    if (prompt.contains("die now")) {
      Runtime.getRuntime().halt(139);
    }
    if (body.path("grammar").asText().contains("broken")) {
      reply(exchange, 400, error(400, "Failed to parse grammar", "invalid_request_error"));
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    AtomicBoolean gone = new AtomicBoolean();
    synchronized (slot) {
      answer(exchange.getResponseBody(), body, tokens(prompt), gone);
    }
    exchange.close();
  }

  private void answer(OutputStream out, JsonNode body, List<String> prompt, AtomicBoolean gone) {
    int shared = 0;
    while (shared < Math.min(prompt.size() - 1, cached.size())
        && prompt.get(shared).equals(cached.get(shared))) {
      shared++;
    }
    cached = List.copyOf(prompt);
    boolean free = !body.has("grammar");
    boolean up = prompt.contains("rose");
    boolean fields = body.path("grammar").asText().contains("confidence");
    List<String> label = up ? BULLISH : BEARISH;
    List<String> verdict = fields ? (up ? BULLISH_FIELDS : BEARISH_FIELDS) : label;
    int most = body.path("n_predict").asInt();
    int count = free ? most : Math.min(most, verdict.size());
    for (int i = 0; i < count && !gone.get(); i++) {
      ObjectNode event = JSON.createObjectNode();
      event.put("content", free ? "word " : verdict.get(i)).put("stop", false);
      if (body.path("n_probs").asInt() > 0) {
        event.putArray("completion_probabilities").add(probabilities(i, verdict));
      }
      send(out, event, gone);
      pause(free ? 3 : 0);
    }
    ObjectNode last = JSON.createObjectNode();
    last.put("content", "").put("stop", true).put("stop_type", count == most ? "limit" : "eos");
    last.put("tokens_predicted", count).put("tokens_evaluated", prompt.size());
    last.putObject("timings").put("prompt_n", prompt.size() - shared);
    send(out, last, gone);
  }

  private static ObjectNode probabilities(int place, List<String> verdict) {
    ObjectNode token = JSON.createObjectNode();
    ArrayNode likely = token.put("token", verdict.get(place)).putArray("top_logprobs");
    if (place == 0) {
      boolean up = verdict.get(0).equals("bull");
      likely.addObject().put("token", "bull").put("logprob", Math.log(up ? 0.6 : 0.1));
      likely.addObject().put("token", "bear").put("logprob", Math.log(up ? 0.1 : 0.6));
      likely.addObject().put("token", "neut").put("logprob", Math.log(0.1));
    } else {
      likely.addObject().put("token", verdict.get(place)).put("logprob", 0.0);
    }
    return token;
  }

  private static void send(OutputStream out, ObjectNode event, AtomicBoolean gone) {
    try {
      out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      // The client has gone; the real server lets go of the slot as well.
      gone.set(true);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
