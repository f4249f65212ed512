package dev.bellwether.llm;

import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.List;

/**
 * Where the text of a question comes from.
 *
 * @param published when it was published
 * @param tickers all whom it names
 */
public record Origin(Instant published, List<Ticker> tickers) {
  public Origin {
    tickers = List.copyOf(tickers);
  }
}
