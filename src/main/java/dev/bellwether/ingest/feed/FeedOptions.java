package dev.bellwether.ingest.feed;

import dev.bellwether.Ticker;
import dev.bellwether.entity.CompanyNames;
import dev.bellwether.entity.TickerJudge;
import java.util.List;

/**
 * What is known of a feed before it is read.
 *
 * @param source what the user calls it; becomes the documents' source
 * @param address where it was got, for links that are relative to it; empty when unknown
 * @param tickers whom everything in it is about; empty when that differs
 * @param categoriesAreTickers whether every category that looks like a symbol is one
 * @param judge tells whom a text is about
 */
public record FeedOptions(
    String source,
    String address,
    List<Ticker> tickers,
    boolean categoriesAreTickers,
    TickerJudge judge) {
  public FeedOptions {
    tickers = List.copyOf(tickers);
  }

  /** A feed of which only the name is known. */
  public static FeedOptions named(String source) {
    return new FeedOptions(source, "", List.of(), false, new TickerJudge(CompanyNames.wellKnown()));
  }
}
