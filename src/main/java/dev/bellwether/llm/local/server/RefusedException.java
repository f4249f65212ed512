package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.local.Ending;
import java.io.IOException;

/** The server answered, but with a refusal; it is well. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final String TOO_LONG = "exceed_context_size_error";

  private final int code;
  private final boolean tooLong;
  private final int promptTokens;
  private final int contextTokens;

  /**
   * A refusal.
   *
   * @param code the HTTP status
   * @param body what came with it, as {@code {"error": {"code", "message", "type"}}}
   * @param secret that must not be shown; empty for none
   */
  RefusedException(int code, String body, String secret) {
    super(message(code, Said.reason(body, secret)));
    JsonNode error = ServerApi.json(body).path("error");
    this.code = code;
    this.tooLong = error.path("type").asText().equals(TOO_LONG);
    this.promptTokens = error.path("n_prompt_tokens").asInt();
    this.contextTokens = error.path("n_ctx").asInt();
  }

  private static String message(int code, String reason) {
    return "llama-server answered " + code + (reason.isEmpty() ? "" : ": " + reason);
  }

  /** What to do about it. */
  String hint() {
    return switch (code) {
      case 401, 403 -> "set BELLWETHER_LOCAL_API_KEY to the key of the server";
      case 413, 429 -> "lower local.slots, or give the server more";
      case 503 -> "wait until it has loaded its model";
      default ->
          isElsewhere()
              ? "local.server_url must be the address of a llama-server, without /v1"
              : "look at what the server itself prints";
    };
  }

  private boolean isElsewhere() {
    return (code >= 300 && code < 400) || code == 404 || code == 405;
  }

  /** What becomes of the ask: whether a person must act, it heals by itself, or the ask is bad. */
  Ending ending() {
    if (tooLong) {
      return new Ending.Overflow(promptTokens, contextTokens);
    }
    String why = getMessage() + "; " + hint();
    if (code == 401 || code == 403 || isElsewhere()) {
      return new Ending.Denied(why);
    }
    return code >= 500 || code == 429 || code == 408
        ? new Ending.Unable(why)
        : new Ending.Rejected(why);
  }
}
