package dev.bellwether.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Headers;

/**
 * An answer that is no success.
 *
 * @param code the HTTP status
 * @param headers what came with it
 * @param body the beginning of the body, without secrets
 * @param at when it came
 */
public record HttpFailure(int code, Headers headers, String body, Instant at) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN = 200;

  /** The body as JSON; a missing node if it is none. */
  public JsonNode json() {
    try {
      JsonNode tree = JSON.readTree(body);
      // Some servers send a list of one.
      return tree.isArray() && tree.has(0) ? tree.get(0) : tree;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** What happened in one line: whose answer, the status, and what it says. */
  public String line(String who) {
    String shown = OneLine.of(json().path("error").path("message").asText(body), SHOWN);
    return who + " answered " + code + (shown.isEmpty() ? "" : ": " + shown);
  }

  /**
   * The wait that the headers ask for: {@code retry-after-ms}, or {@code retry-after} in seconds or
   * as a date (RFC 9110 section 10.2.3).
   */
  public Optional<Duration> retryAfter() {
    String millis = headers.get("retry-after-ms");
    if (millis != null) {
      return number(millis).map(ms -> Duration.ofNanos((long) (ms * 1e6)));
    }
    String value = headers.get("retry-after");
    if (value == null) {
      return Optional.empty();
    }
    Optional<Duration> seconds = number(value).map(s -> Duration.ofNanos((long) (s * 1e9)));
    return seconds.isPresent() ? seconds : untilDate(value);
  }

  private static Optional<Double> number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return value >= 0 && value < 1e9 ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Duration> untilDate(String text) {
    try {
      Instant date =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(date.isAfter(at) ? Duration.between(at, date) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
