package dev.bellwether.ingest.feed;

import dev.bellwether.entity.TickerRules;

/**
 * What is known of a feed before it is read.
 *
 * @param source what the user calls it; becomes the documents' source
 * @param address where it was got, for links that are relative to it; empty when unknown
 * @param categoriesAreTickers whether every category that looks like a symbol is one
 * @param rules tell whom a text is about
 */
public record FeedOptions(
    String source, String address, boolean categoriesAreTickers, TickerRules rules) {

  /** A feed of which only the name is known. */
  public static FeedOptions named(String source) {
    return new FeedOptions(source, "", false, TickerRules.usual());
  }
}
