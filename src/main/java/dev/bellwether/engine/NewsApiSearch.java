package dev.bellwether.engine;

import dev.bellwether.config.Source;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A search at NewsAPI (newsapi.org/docs/endpoints/everything). */
final class NewsApiSearch {
  static final String VARIABLE = "BELLWETHER_NEWSAPI_API_KEY";
  static final String HEADER = "X-Api-Key";

  private static final String EVERYTHING = "https://newsapi.org/v2/everything";

  private NewsApiSearch() {}

  /** The newest first, as many as one page has. A url of the user's may say all of it. */
  static String url(Source source) {
    String url = source.location().isEmpty() ? EVERYTHING : source.location();
    String query =
        SourceOptions.text(source, "query")
            .map(text -> "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&")
            .orElse("");
    return url + (url.contains("?") ? "&" : "?") + query + "sortBy=publishedAt&pageSize=100";
  }
}
