package dev.bellwether.notify.discord;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;

/**
 * What Discord sent back.
 *
 * @param status of HTTP
 * @param headers all of them
 * @param id of the message, if the body is one; else empty
 * @param own true if Discord itself speaks of an error: its bodies have both a code and a message,
 *     those of a proxy or of Cloudflare have not
 * @param code Discord's own number of the error; 0 if it gives none
 * @param message of the error; may be empty
 * @param retryAfter as the body of a 429 says
 * @param global as the body of a 429 says
 */
record Reply(
    int status,
    Headers headers,
    String id,
    boolean own,
    int code,
    String message,
    Optional<Duration> retryAfter,
    boolean global) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Discord's documentation: "Cloudflare is blocking your request". */
  private static final int BLOCKED = 40333;

  /** Reads what is there; a body that is not JSON, as of a proxy, says nothing. */
  static Reply of(int status, Headers headers, String body) {
    String id = "";
    String message = "";
    int code = 0;
    Optional<Duration> retryAfter = Optional.empty();
    boolean global = false;
    boolean hasCode = false;
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new Reply(status, headers, id, false, code, message, retryAfter, global);
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (name.equals("id") && value == JsonToken.VALUE_STRING) {
          id = json.getText();
        } else if (name.equals("message") && value == JsonToken.VALUE_STRING) {
          message = json.getText();
        } else if (name.equals("code") && value == JsonToken.VALUE_NUMBER_INT) {
          code = json.getIntValue();
          hasCode = true;
        } else if (name.equals("retry_after") && value.isNumeric()) {
          retryAfter = Optional.of(seconds(json.getDoubleValue()));
        } else if (name.equals("global")) {
          global = value == JsonToken.VALUE_TRUE;
        }
        json.skipChildren();
      }
    } catch (IOException e) {
      hasCode = false;
      message = message.isEmpty() ? "no JSON came back" : message;
    }
    boolean own = hasCode && !message.isEmpty();
    return new Reply(status, headers, id, own, code, message, retryAfter, global);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  /** What a person can read. */
  String told() {
    String number = code == 0 ? "" : " " + code;
    return "HTTP " + status + number + (message.isEmpty() ? "" : ": " + message);
  }

  /** How long a 429 asks to wait; a second if it does not say. */
  Duration wait429() {
    Optional<Duration> header = decimal("Retry-After").map(Reply::seconds);
    Duration wait = retryAfter.or(() -> header).orElse(Duration.ofSeconds(1));
    return header.filter(h -> h.compareTo(wait) > 0).orElse(wait);
  }

  /** Without {@code Via} it was not Discord that answered but the wall before it (Cloudflare). */
  boolean isBlock() {
    return status == 429 && headers.get("Via") == null;
  }

  /**
   * Something before Discord lets nobody on this machine through: Cloudflare, or a proxy. A refusal
   * of Discord's own says with a code what it is about.
   */
  boolean isWalledOff() {
    return (!own && (status == 401 || status == 403)) || (status == 403 && code == BLOCKED);
  }

  boolean isGlobal() {
    return global
        || headers.get("X-RateLimit-Global") != null
        || "global".equals(headers.get("X-RateLimit-Scope"));
  }

  /** Another's requests have used up the limit; it does not count against us. */
  boolean isShared() {
    return "shared".equals(headers.get("X-RateLimit-Scope"));
  }

  Optional<String> bucket() {
    return Optional.ofNullable(headers.get("X-RateLimit-Bucket"));
  }

  Optional<Bucket.Headers> limits() {
    Optional<Double> limit = decimal("X-RateLimit-Limit");
    Optional<Double> remaining = decimal("X-RateLimit-Remaining");
    Optional<Double> after = decimal("X-RateLimit-Reset-After");
    if (limit.isEmpty() || remaining.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Bucket.Headers(
            limit.get().intValue(),
            remaining.get().intValue(),
            (long) (after.get() * 1e9),
            decimal("X-RateLimit-Reset").orElse(-1.0)));
  }

  private Optional<Double> decimal(String header) {
    String text = headers.get(header);
    if (text == null) {
      return Optional.empty();
    }
    try {
      double number = Double.parseDouble(text);
      return number >= 0 && number < 1e12 ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
