package dev.bellwether.ingest.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.file.TimeStamp;
import dev.bellwether.ingest.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Tiingo's {@code /iex}: all shares in one request; share classes with a hyphen. */
public record Tiingo(String url, String key) implements QuoteVendor {
  /** Where it is. */
  public static final String URL = "https://api.tiingo.com";

  @Override
  public String name() {
    return "Tiingo";
  }

  /** Its free plan has 50 an hour. */
  @Override
  public int perMinute() {
    return 1;
  }

  @Override
  public List<Ask> asks(List<Ticker> tickers) {
    String symbols = tickers.stream().map(Tiingo::symbol).collect(Collectors.joining(","));
    Map<String, String> headers = Map.of("Authorization", "Token " + key);
    return List.of(
        new Ask(new PageRequest(url + "/iex/?tickers=" + symbols, headers, "", ""), tickers));
  }

  private static String symbol(Ticker ticker) {
    return ticker.symbol().replace('.', '-').toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Quote> quotes(Ask ask, JsonNode answer) {
    List<Quote> quotes = new ArrayList<>();
    for (JsonNode share : answer) {
      double price = share.path("tngoLast").asDouble(share.path("last").asDouble());
      for (Ticker ticker : ask.about()) {
        if (symbol(ticker).equalsIgnoreCase(share.path("ticker").asText())
            && Quote.isPrice(price)) {
          TimeStamp.read(share.path("timestamp").asText())
              .ifPresent(
                  at ->
                      quotes.add(
                          new Quote(
                              ticker,
                              price,
                              Quote.known(share.path("prevClose").asDouble()),
                              Quote.known(share.path("open").asDouble()),
                              Quote.known(share.path("volume").asDouble()),
                              OptionalDouble.empty(),
                              at)));
        }
      }
    }
    return quotes;
  }
}
