package dev.bellwether.ingest.live;

import dev.bellwether.ingest.feed.Feed;
import dev.bellwether.ingest.feed.FeedItem;
import dev.bellwether.ingest.feed.FeedOptions;
import dev.bellwether.ingest.feed.FeedReader;
import dev.bellwether.ingest.file.Reject;
import java.time.Instant;

/** Reads an RSS or Atom feed. */
public final class FeedPage implements PageReader {
  private final FeedOptions options;

  /** A feed of which so much is known. */
  public FeedPage(FeedOptions options) {
    this.options = options;
  }

  @Override
  public Reading read(byte[] body, String contentType, Instant now) {
    Feed feed = FeedReader.parse(body, contentType, options, now);
    return new Reading(
        feed.items().stream().map(FeedPage::sighting).toList(),
        feed.rejects().stream().map(r -> new Reject(r.position(), r.reason(), r.raw())).toList());
  }

  private static Sighting sighting(FeedItem item) {
    return new Sighting(
        item.document(), item.key(), item.mentions(), new Occasion.News(), new Novelty.Fresh());
  }
}
