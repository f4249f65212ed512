package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The server answered, but with a refusal; it is well. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final String TOO_LONG = "exceed_context_size_error";
  private static final int SHOWN = 200;

  private final int code;
  private final boolean tooLong;
  private final int promptTokens;
  private final int contextTokens;

  /**
   * A refusal.
   *
   * @param error what the server says, as {@code {"code", "message", "type"}}
   */
  RefusedException(int code, JsonNode error) {
    super("llama-server answered " + code + ": " + shortened(error.path("message").asText()));
    this.code = code;
    this.tooLong = error.path("type").asText().equals(TOO_LONG);
    this.promptTokens = error.path("n_prompt_tokens").asInt();
    this.contextTokens = error.path("n_ctx").asInt();
  }

  private static String shortened(String message) {
    String line = message.replaceAll("\\s+", " ").strip();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
  }

  int code() {
    return code;
  }

  boolean tooLong() {
    return tooLong;
  }

  int promptTokens() {
    return promptTokens;
  }

  int contextTokens() {
    return contextTokens;
  }
}
