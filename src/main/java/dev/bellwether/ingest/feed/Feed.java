package dev.bellwether.ingest.feed;

import java.util.List;

/**
 * A feed as read once.
 *
 * @param items its entries, in its order
 * @param rejects those that could not become documents
 */
public record Feed(List<FeedItem> items, List<FeedReject> rejects) {
  public Feed {
    items = List.copyOf(items);
    rejects = List.copyOf(rejects);
  }
}
