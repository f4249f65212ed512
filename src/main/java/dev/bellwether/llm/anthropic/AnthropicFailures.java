package dev.bellwether.llm.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.HttpFailure;
import dev.bellwether.llm.ModelException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * What to do about an answer that is no success; a spent limit of money is not healed by waiting.
 */
final class AnthropicFailures {
  private static final Set<String> MONEY =
      Set.of("contract_spend_limit_reached", "enforced_spend_limit_reached");

  private AnthropicFailures() {}

  static ModelException of(HttpFailure failure) {
    String line = failure.line("claude");
    JsonNode error = failure.json().path("error");
    return switch (failure.code()) {
      case 401, 402, 403, 404 -> new ModelException.Denied(line);
      case 413 -> new ModelException.ContextOverflow(line, Bill.NOTHING);
      case 400, 422 ->
          error.path("message").asText().contains("prompt is too long")
              ? new ModelException.ContextOverflow(line, Bill.NOTHING)
              : new ModelException.Unreadable(line);
      case 429 -> tooMany(failure, error, line);
      case 408, 409 -> new ModelException.Unavailable(line, failure.retryAfter());
      default ->
          failure.code() >= 500
              ? new ModelException.Unavailable(line, failure.retryAfter())
              : new ModelException.Unreadable(line);
    };
  }

  private static ModelException tooMany(HttpFailure failure, JsonNode error, String line) {
    String code = error.path("details").path("error_code").asText();
    boolean hopeless = "false".equals(failure.headers().get("x-should-retry"));
    return MONEY.contains(code) || hopeless
        ? new ModelException.QuotaSpent(line, nextMonth(failure.at()))
        : new ModelException.RateLimited(line, failure.retryAfter());
  }

  private static Instant nextMonth(Instant now) {
    return YearMonth.from(now.atOffset(ZoneOffset.UTC))
        .plusMonths(1)
        .atDay(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
