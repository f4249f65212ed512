package dev.bellwether.ingest.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.web.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Finnhub's {@code /quote}: one share a request, 60 requests a minute in the free plan. A share it
 * does not know comes as zeros, not as an error.
 */
public record Finnhub(String url, String key) implements QuoteVendor {
  /** Where it is. */
  public static final String URL = "https://finnhub.io/api/v1";

  @Override
  public String name() {
    return "Finnhub";
  }

  @Override
  public int perMinute() {
    return 60;
  }

  @Override
  public List<Ask> asks(List<Ticker> tickers) {
    return tickers.stream()
        .map(
            ticker -> {
              String symbol = URLEncoder.encode(ticker.symbol(), StandardCharsets.UTF_8);
              return new Ask(
                  new PageRequest(
                      url + "/quote?symbol=" + symbol, Map.of("X-Finnhub-Token", key), "", ""),
                  List.of(ticker));
            })
        .toList();
  }

  @Override
  public List<Quote> quotes(Ask ask, JsonNode answer) {
    double price = answer.path("c").asDouble();
    long second = answer.path("t").asLong();
    if (!Quote.isPrice(price) || second <= 0) {
      return List.of();
    }
    return List.of(
        new Quote(
            ask.about().get(0),
            price,
            Quote.known(answer.path("pc").asDouble()),
            Quote.known(answer.path("o").asDouble()),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Instant.ofEpochSecond(second)));
  }
}
