package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.local.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okio.BufferedSource;

/** Puts the events of one completion together. For one thread. */
final class CompletionReader {
  private static final long LONGEST_LINE = 4L * 1024 * 1024;
  private static final String DATA = "data:";
  private static final String ERROR = "error:";
  private static final int BAD_REQUEST = 400;

  private final Consumer<String> pieces;
  private final String secret;
  private final StringBuilder text = new StringBuilder();
  private final List<Map<String, Double>> alternatives = new ArrayList<>();

  /**
   * A reader.
   *
   * @param pieces hears of each piece of the answer as it comes
   * @param secret that must not be shown when the server repeats it; empty for none
   */
  CompletionReader(Consumer<String> pieces, String secret) {
    this.pieces = pieces;
    this.secret = secret;
  }

  /**
   * Reads to the last event.
   *
   * @throws RefusedException if an event says that there is no answer
   * @throws IOException if there is no last event
   */
  Answer read(BufferedSource source) throws IOException {
    while (true) {
      String line = source.readUtf8LineStrict(LONGEST_LINE);
      if (line.startsWith(ERROR)) {
        throw refused("{\"error\":" + line.substring(ERROR.length()) + "}");
      }
      if (line.startsWith(DATA)) {
        JsonNode event = ServerApi.json(line.substring(DATA.length()));
        if (event.has("error")) {
          throw refused(event.toString());
        }
        take(event);
        if (event.path("stop").asBoolean()) {
          return answer(event);
        }
      }
    }
  }

  private RefusedException refused(String body) {
    int code = ServerApi.json(body).path("error").path("code").asInt(BAD_REQUEST);
    return new RefusedException(code, body, secret);
  }

  private void take(JsonNode event) {
    String piece = event.path("content").asText();
    text.append(piece);
    event.path("completion_probabilities").forEach(token -> alternatives.add(likely(token)));
    if (!event.path("stop").asBoolean() || !piece.isEmpty()) {
      pieces.accept(piece);
    }
  }

  /** Two tokens may have the same text where it is only a part of a character. */
  private static Map<String, Double> likely(JsonNode token) {
    Map<String, Double> likely = new LinkedHashMap<>();
    for (JsonNode other : token.path("top_logprobs")) {
      double probability = Math.exp(other.path("logprob").asDouble(Double.NEGATIVE_INFINITY));
      likely.merge(other.path("token").asText(), probability, Double::sum);
    }
    return likely;
  }

  private Answer answer(JsonNode last) {
    int prompt = last.path("tokens_evaluated").asInt();
    int evaluated = last.path("timings").path("prompt_n").asInt(prompt);
    boolean cut =
        last.path("stop_type").asText().equals("limit") || last.path("truncated").asBoolean();
    return new Answer(
        text.toString(),
        prompt,
        Math.max(0, prompt - evaluated),
        last.path("tokens_predicted").asInt(),
        cut,
        List.copyOf(alternatives));
  }
}
