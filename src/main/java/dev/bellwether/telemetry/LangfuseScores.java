package dev.bellwether.telemetry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * People's labels as scores of Langfuse (langfuse.com/docs/api, {@code POST /api/public/scores}),
 * beside the trace of what they are about.
 */
public final class LangfuseScores {
  private static final String NAME = "human_label";

  /**
   * One label.
   *
   * @param id equal for the same text and ticker: a second word takes the place of the first
   * @param traceId the trace it is about
   * @param value such as {@code bullish}
   * @param comment may be empty
   */
  public record Label(String id, String traceId, String value, String comment) {}

  private final URI address;
  private final String authorization;
  private final Duration timeout;

  /** Sends to the project of these keys. */
  public LangfuseScores(String url, String publicKey, String secretKey, Duration timeout) {
    this.address = URI.create(url + "/api/public/scores");
    this.authorization = Collector.basic(publicKey, secretKey);
    this.timeout = timeout;
  }

  /** Sends a label; empty if it was taken, else why it was not. */
  public Optional<String> send(Label label) {
    Map<String, Object> score = new LinkedHashMap<>();
    score.put("id", label.id());
    score.put("traceId", label.traceId());
    score.put("name", NAME);
    score.put("value", label.value());
    score.put("dataType", "CATEGORICAL");
    if (!label.comment().isEmpty()) {
      score.put("comment", label.comment());
    }
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(LangfuseAttributes.json(score)))
            .build();
    try {
      HttpResponse<Void> response =
          HttpClient.newBuilder()
              .connectTimeout(timeout)
              .build()
              .send(request, HttpResponse.BodyHandlers.discarding());
      return response.statusCode() / 100 == 2
          ? Optional.empty()
          : Optional.of("Langfuse answered HTTP " + response.statusCode());
    } catch (IOException e) {
      return Optional.of("Langfuse cannot be reached: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
