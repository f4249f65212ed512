package dev.bellwether.ingest.feed;

/**
 * An entry that could not become a document.
 *
 * @param position which entry of the feed, from 1
 * @param reason why
 * @param raw what there is to recognise it by: its address or id; may be empty
 */
public record FeedReject(int position, String reason, String raw) {}
