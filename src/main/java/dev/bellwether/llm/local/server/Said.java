package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.OneLine;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server says, fit to be shown: one short line without secrets and control characters. */
final class Said {
  private static final int LONGEST = 200;
  private static final String HIDDEN = "***";
  private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s+)[^\\s\"']+");

  private Said() {}

  /**
   * Why a call failed; empty if the server gives no reason.
   *
   * @param body of the answer: llama-server's own JSON, that of others who speak like it, or a text
   * @param secret that must not be shown; empty for none
   */
  static String reason(String body, String secret) {
    JsonNode json = ServerApi.json(body);
    if (json.isMissingNode()) {
      // The pages of proxies are no reasons.
      return body.strip().startsWith("<") ? "" : line(body, secret);
    }
    return Stream.of(
            json.path("error").path("message"),
            json.path("error"),
            json.path("message"),
            json.path("detail"))
        .filter(JsonNode::isTextual)
        .findFirst()
        .map(text -> line(text.asText(), secret))
        .orElse("");
  }

  /** A text as one short line. */
  static String line(String text, String secret) {
    String hidden = secret.isEmpty() ? text : text.replace(secret, HIDDEN);
    hidden = BEARER.matcher(hidden).replaceAll("$1" + HIDDEN);
    return OneLine.of(hidden, LONGEST);
  }
}
