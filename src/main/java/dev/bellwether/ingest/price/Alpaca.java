package dev.bellwether.ingest.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.file.TimeStamp;
import dev.bellwether.ingest.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Alpaca's {@code /v2/stocks/snapshots}: all shares in one request, from IEX in the free plan. The
 * volume of the session before stands for what is usual.
 */
public record Alpaca(String url, String key, String secret) implements QuoteVendor {
  /** Where it is. */
  public static final String URL = "https://data.alpaca.markets";

  @Override
  public String name() {
    return "Alpaca";
  }

  @Override
  public int perMinute() {
    return 200;
  }

  @Override
  public List<Ask> asks(List<Ticker> tickers) {
    String symbols = tickers.stream().map(Ticker::symbol).collect(Collectors.joining(","));
    Map<String, String> headers = Map.of("APCA-API-KEY-ID", key, "APCA-API-SECRET-KEY", secret);
    return List.of(
        new Ask(
            new PageRequest(
                url + "/v2/stocks/snapshots?feed=iex&symbols=" + symbols, headers, "", ""),
            tickers));
  }

  @Override
  public List<Quote> quotes(Ask ask, JsonNode answer) {
    List<Quote> quotes = new ArrayList<>();
    // Some versions of the answer have the shares one level deeper.
    JsonNode shares = answer.has("snapshots") ? answer.path("snapshots") : answer;
    for (Ticker ticker : ask.about()) {
      JsonNode share = shares.path(ticker.symbol());
      double price = share.path("latestTrade").path("p").asDouble();
      if (Quote.isPrice(price)) {
        TimeStamp.read(share.path("latestTrade").path("t").asText())
            .ifPresent(
                at ->
                    quotes.add(
                        new Quote(
                            ticker,
                            price,
                            Quote.known(share.path("prevDailyBar").path("c").asDouble()),
                            Quote.known(share.path("dailyBar").path("o").asDouble()),
                            Quote.known(share.path("dailyBar").path("v").asDouble()),
                            Quote.known(share.path("prevDailyBar").path("v").asDouble()),
                            at)));
      }
    }
    return quotes;
  }
}
