package dev.bellwether.ingest.feed;

import dev.bellwether.Document;

/**
 * One entry of a feed.
 *
 * @param document what it says
 * @param dated whether the feed says when it was published; if not, the document is dated with the
 *     time at which it was first seen
 */
public record FeedItem(Document document, boolean dated) {}
