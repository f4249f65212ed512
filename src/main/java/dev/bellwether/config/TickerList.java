package dev.bellwether.config;

import dev.bellwether.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tickers separated by commas; may be empty. */
record TickerList() implements TextualType<List<Ticker>> {
  @Override
  public Optional<List<Ticker>> fromText(String text) {
    List<Ticker> tickers = new ArrayList<>();
    if (text.isBlank()) {
      return Optional.of(List.of());
    }
    for (String symbol : text.split(",", -1)) {
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
    return "tickers separated by commas, such as AAPL,BRK.B";
  }
}
