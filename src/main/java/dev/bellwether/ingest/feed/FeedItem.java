package dev.bellwether.ingest.feed;

import dev.bellwether.Document;
import dev.bellwether.entity.Mention;
import java.util.List;

/**
 * One entry of a feed.
 *
 * @param document what it says
 * @param key what the feed calls it: its id, else its address; empty when it has neither
 * @param mentions whom it is about, tags first
 * @param dated whether the feed says when it was published; if not, the document is dated with the
 *     time at which it was first seen
 */
public record FeedItem(Document document, String key, List<Mention> mentions, boolean dated) {
  public FeedItem {
    mentions = List.copyOf(mentions);
  }
}
