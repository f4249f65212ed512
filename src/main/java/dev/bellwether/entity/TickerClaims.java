package dev.bellwether.entity;

import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.List;

/**
 * What speaks for a document being about some tickers.
 *
 * @param ofSource what the user says that everything from the source is about
 * @param tags what the publisher named beside the text
 * @param trusted whether tags are believed whatever the text says
 * @param text the text
 * @param at when it was published
 */
public record TickerClaims(
    List<Ticker> ofSource, List<Ticker> tags, boolean trusted, String text, Instant at) {
  public TickerClaims {
    ofSource = List.copyOf(ofSource);
    tags = List.copyOf(tags);
  }
}
