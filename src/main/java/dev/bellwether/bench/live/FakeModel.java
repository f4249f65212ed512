package dev.bellwether.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model behind the interface of OpenAI that has read nothing: its verdict follows from the length
 * of the headline. It notes when it was asked about which headline, and when it had answered.
 */
public final class FakeModel implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern TEXT = Pattern.compile("<text>\\s*(.*?)\\s*</text>", Pattern.DOTALL);

  /** The id of the model that it is. */
  public static final String ID = "stand-in";

  private final Duration thinks;
  private final Clock clock;
  private final FakeJournal journal;
  private final Loopback server;
  private volatile boolean down;

  private FakeModel(Duration thinks, Path journalFile, Clock clock) {
    this.thinks = thinks;
    this.clock = clock;
    this.journal = new FakeJournal(journalFile);
    this.server = new Loopback("fake-model", 0, this::handle);
  }

  /**
   * Starts one.
   *
   * @param thinks time from question to answer
   */
  public static FakeModel start(Duration thinks, Path journal, Clock clock) {
    return new FakeModel(thinks, journal, clock);
  }

  /** The base address, as {@code openai.url} takes it. */
  public String address() {
    return server.at("/v1");
  }

  /** What {@code models.toml} must say of it. */
  public static String card(double inputUsd, double outputUsd) {
    return """
        [[models]]
        id = "%s"
        tier = "openai"
        default = true
        prices = [{ from = 2020-01-01, input = %s, output = %s }]
        """
        .formatted(ID, inputUsd, outputUsd);
  }

  /** While it is down, every answer is an error. */
  public void down(boolean now) {
    down = now;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      long asked = Loopback.micros(clock.instant());
      JsonNode question = JSON.readTree(exchange.getRequestBody().readAllBytes());
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      Loopback.pause(thinks);
      String text = text(question);
      byte[] body = answer(text).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().close();
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("title", text);
      entry.put("asked_us", asked);
      entry.put("answered_us", Loopback.micros(clock.instant()));
      journal.write(entry);
    }
  }

  private static String text(JsonNode question) {
    for (JsonNode message : question.path("messages")) {
      Matcher text = TEXT.matcher(message.path("content").asText());
      if (message.path("role").asText().equals("user") && text.find()) {
        return text.group(1);
      }
    }
    return "";
  }

  private static String answer(String text) {
    boolean good = text.length() % 2 == 0;
    ObjectNode verdict = JSON.createObjectNode();
    verdict.put("direction", good ? "bullish" : "bearish");
    verdict.put("score", good ? 0.5 : -0.5);
    verdict.put("confidence", 0.8);
    verdict.put("rationale", "The headline has " + text.length() + " characters.");
    ObjectNode chunk = JSON.createObjectNode();
    chunk.put("model", ID);
    ObjectNode choice = chunk.putArray("choices").addObject();
    choice.putObject("delta").put("content", verdict.toString());
    choice.put("finish_reason", "stop");
    chunk.putObject("usage").put("prompt_tokens", 500).put("completion_tokens", 60);
    return "data: " + chunk + "\n\ndata: [DONE]\n\n";
  }

  @Override
  public void close() {
    server.close();
    journal.close();
  }
}
