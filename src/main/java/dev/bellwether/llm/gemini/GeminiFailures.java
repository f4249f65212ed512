package dev.bellwether.llm.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.HttpFailure;
import dev.bellwether.llm.ModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about an answer that is no success. A 429 has no Retry-After header: the wait is a
 * protobuf duration in the body's RetryInfo, and QuotaFailure says whether a day is used up.
 */
final class GeminiFailures {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?s");
  private static final ZoneId DAY = ZoneId.of("America/Los_Angeles");

  private GeminiFailures() {}

  static ModelException of(HttpFailure failure) {
    String line = failure.line("gemini");
    JsonNode error = failure.json().path("error");
    return switch (failure.code()) {
      case 401, 402, 403, 404 -> new ModelException.Denied(line);
      case 400 -> badRequest(error, line);
      case 413 -> new ModelException.ContextOverflow(line, Bill.NOTHING);
      case 429 -> tooMany(failure, error, line);
      case 408, 409, 499 -> new ModelException.Unavailable(line, failure.retryAfter());
      default ->
          failure.code() >= 500
              ? new ModelException.Unavailable(line, failure.retryAfter())
              : new ModelException.Unreadable(line);
    };
  }

  private static ModelException badRequest(JsonNode error, String line) {
    String message = error.path("message").asText().toLowerCase(Locale.ROOT);
    boolean key = message.contains("api key");
    for (JsonNode detail : error.path("details")) {
      key |= detail.path("reason").asText().startsWith("API_KEY");
    }
    if (key || error.path("status").asText().equals("FAILED_PRECONDITION")) {
      return new ModelException.Denied(line);
    }
    return message.contains("token count")
        ? new ModelException.ContextOverflow(line, Bill.NOTHING)
        : new ModelException.Unreadable(line);
  }

  private static ModelException tooMany(HttpFailure failure, JsonNode error, String line) {
    Optional<Duration> wait = failure.retryAfter();
    for (JsonNode detail : error.path("details")) {
      for (JsonNode violation : detail.path("violations")) {
        if (violation.path("quotaId").asText().contains("PerDay")) {
          return new ModelException.QuotaSpent(line, endOfDay(failure.at()));
        }
      }
      if (detail.has("retryDelay")) {
        wait = duration(detail.path("retryDelay").asText());
      }
    }
    return new ModelException.RateLimited(line, wait);
  }

  private static Instant endOfDay(Instant now) {
    return LocalDate.ofInstant(now, DAY).plusDays(1).atStartOfDay(DAY).toInstant();
  }

  static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String fraction = parts.group(2) == null ? "" : parts.group(2);
    long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
    return Optional.of(Duration.ofSeconds(Long.parseLong(parts.group(1)), nanos));
  }
}
