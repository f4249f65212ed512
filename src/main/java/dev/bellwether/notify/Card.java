package dev.bellwether.notify;

import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One alert as it is shown. Its texts come from anybody and mean nothing but themselves: whoever
 * renders them takes away what could ping, link or format.
 *
 * @param id of the article, by which people name it
 * @param headline as published
 * @param url where the article is; empty when unknown
 * @param tickers whom it is about, as far as the headline is to be preceded by them
 * @param source who published it
 * @param publishedAt when
 * @param kind a short word for what it is, such as {@code 8-K 2.02}; empty for an article
 * @param quote the price, when known
 * @param analysis what is known of the sentiment
 * @param note what is to be said of the message itself, such as that it may be a repeat; may be
 *     empty
 * @param whose the price is, where that is to be said; else empty
 */
public record Card(
    String id,
    String headline,
    String url,
    List<Ticker> tickers,
    String source,
    Instant publishedAt,
    String kind,
    Optional<Quote> quote,
    Analysis analysis,
    String note,
    Optional<Ticker> whose) {
  public Card {
    tickers = List.copyOf(tickers);
  }

  /** One whose price, if it has any, needs no name. */
  public Card(
      String id,
      String headline,
      String url,
      List<Ticker> tickers,
      String source,
      Instant publishedAt,
      String kind,
      Optional<Quote> quote,
      Analysis analysis,
      String note) {
    this(
        id,
        headline,
        url,
        tickers,
        source,
        publishedAt,
        kind,
        quote,
        analysis,
        note,
        Optional.empty());
  }
}
