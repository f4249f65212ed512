package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tickers separated by commas, or in a file also a list of them; may be empty. */
record TickerList() implements ValueType<List<Ticker>> {
  @Override
  public Optional<List<Ticker>> fromText(String text) {
    return text.isBlank() ? Optional.of(List.of()) : tickers(List.of(text.split(",", -1)));
  }

  @Override
  public Optional<List<Ticker>> fromToml(JsonNode node) {
    if (node.isTextual()) {
      return fromText(node.textValue());
    }
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<String> symbols = new ArrayList<>();
    for (JsonNode symbol : node) {
      // What is no text is no ticker either.
      symbols.add(symbol.isTextual() ? symbol.textValue() : "");
    }
    return tickers(symbols);
  }

  private static Optional<List<Ticker>> tickers(List<String> symbols) {
    List<Ticker> tickers = new ArrayList<>();
    for (String symbol : symbols) {
      try {
        tickers.add(Ticker.of(symbol));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(tickers));
  }

  @Override
  public String text(List<Ticker> value) {
    return value.stream().map(Ticker::symbol).collect(Collectors.joining(","));
  }

  @Override
  public String allowed() {
    return "tickers separated by commas, such as AAPL,BRK.B, or in a file a list of them";
  }
}
