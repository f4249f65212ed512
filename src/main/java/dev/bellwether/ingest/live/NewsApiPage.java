package dev.bellwether.ingest.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.BellwetherException;
import dev.bellwether.entity.TickerRules;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.web.PageAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what NewsAPI's {@code /v2/everything} answers (newsapi.org/docs/endpoints/everything). Its
 * {@code content} is cut after 200 characters, and its description is often longer.
 */
public final class NewsApiPage implements PageReader {
  /** What an article that was taken down is called. */
  private static final String REMOVED = "[Removed]";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String source;
  private final JsonPage articles;

  /** A search that the user calls so. */
  public NewsApiPage(String source, TickerRules rules) {
    Map<String, String> columns =
        Map.of(
            "title", "title",
            "body", "description",
            "published_at", "publishedAt",
            "url", "url",
            "id", "url");
    NewsOptions options =
        new NewsOptions(columns, Optional.empty(), Optional.empty(), Optional.empty());
    this.source = source;
    this.articles = new JsonPage(source, "articles", new NewsLines(source, options, rules));
  }

  @Override
  public Reading read(byte[] body, String contentType, Instant now) {
    // Some proxies turn its errors into a success.
    error(body)
        .ifPresent(
            error -> {
              throw new BellwetherException(
                  BellwetherException.Kind.FAILED,
                  source + ": NewsAPI answered " + error,
                  "see newsapi.org/docs/errors");
            });
    Reading reading = articles.read(body, contentType, now);
    return new Reading(
        reading.sightings().stream()
            .filter(sighting -> !sighting.document().content().title().equals(REMOVED))
            .toList(),
        reading.rejects());
  }

  @Override
  public Optional<String> problem(PageAnswer.Refused refused) {
    return error(refused.body()).map(error -> "answered " + refused.code() + " " + error);
  }

  private static Optional<String> error(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer.path("status").asText().equals("error")
          ? Optional.of(
              shown(answer.path("code").asText() + ": " + answer.path("message").asText()))
          : Optional.empty();
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 200 ? line : line.substring(0, 200) + "...";
  }
}
