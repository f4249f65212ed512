package dev.bellwether.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.HttpFailure;
import dev.bellwether.llm.ModelException;
import java.util.Set;

/** What to do about an answer that is no success. */
final class OpenAiFailures {
  private static final Set<String> TOO_LONG =
      Set.of("context_length_exceeded", "exceed_context_size_error");

  private OpenAiFailures() {}

  static ModelException of(HttpFailure failure) {
    String line = failure.line("openai");
    JsonNode error = failure.json().path("error");
    String code = error.path("code").asText();
    String type = error.path("type").asText();
    return switch (failure.code()) {
      case 401, 402, 403, 404 -> new ModelException.Denied(line);
      case 413 -> new ModelException.ContextOverflow(line, Bill.NOTHING);
      case 400, 422 -> badRequest(code, type, line);
      case 429 ->
          code.equals("insufficient_quota") || type.equals("insufficient_quota")
              ? new ModelException.Denied(line)
              : new ModelException.RateLimited(line, failure.retryAfter());
      case 408, 409 -> new ModelException.Unavailable(line, failure.retryAfter());
      default ->
          failure.code() >= 500
              ? new ModelException.Unavailable(line, failure.retryAfter())
              : new ModelException.Unreadable(line);
    };
  }

  private static ModelException badRequest(String code, String type, String line) {
    if (TOO_LONG.contains(code) || TOO_LONG.contains(type)) {
      return new ModelException.ContextOverflow(line, Bill.NOTHING);
    }
    return code.startsWith("content_policy") || code.equals("content_filter")
        ? new ModelException.Refused(line, Bill.NOTHING)
        : new ModelException.Unreadable(line);
  }
}
