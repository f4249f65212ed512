package dev.bellwether.ingest.feed;

import dev.bellwether.BellwetherException;
import dev.bellwether.BellwetherException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of an RSS or Atom feed. */
public final class FeedReader {
  /** No news feed is larger; what is, is not parsed. */
  static final int LARGEST_BODY = 20_000_000;

  /** Feeds list what is new; the largest of the corpora has some hundreds. */
  static final int MOST_ENTRIES = 10_000;

  private FeedReader() {}

  /**
   * The entries of a feed. What is not well-formed is read as far as it can be.
   *
   * @param body as received, not decompressed any further
   * @param contentType the {@code Content-Type} header; empty when there is none. Heeded for the
   *     charset only
   * @param options what is known of the feed
   * @param firstSeen when it was received
   * @throws BellwetherException if the body is larger than 20 MB, has a million tags, or is no feed
   */
  public static Feed parse(
      byte[] body, String contentType, FeedOptions options, Instant firstSeen) {
    if (body.length > LARGEST_BODY) {
      throw new BellwetherException(
          Kind.FAILED,
          options.source() + " answered with " + body.length / 1_000_000 + " MB, more than 20",
          "is it the address of a feed?");
    }
    FeedTree tree = tree(BodyText.of(body, contentType), options.source());
    EntryReader reader = new EntryReader(options, firstSeen);
    List<FeedItem> items = new ArrayList<>();
    List<FeedReject> rejects = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_ENTRIES, tree.entries().size()); i++) {
      EntryFields entry = new EntryFields(tree.entries().get(i));
      if (tree.cutOff() && i == tree.entries().size() - 1) {
        rejects.add(new FeedReject(i + 1, "the feed breaks off within it", EntryReader.key(entry)));
      } else {
        int position = i + 1;
        reader
            .item(entry)
            .ifPresentOrElse(
                items::add,
                () -> rejects.add(new FeedReject(position, "no title", EntryReader.key(entry))));
      }
    }
    if (tree.entries().size() > MOST_ENTRIES) {
      rejects.add(new FeedReject(MOST_ENTRIES + 1, "more than " + MOST_ENTRIES + " entries", ""));
    }
    return new Feed(items, rejects);
  }

  private static FeedTree tree(String text, String source) {
    try {
      return FeedTree.of(text);
    } catch (FeedTree.NoFeedException e) {
      throw BellwetherException.failed(
          source + " is not a feed: " + e.getMessage(),
          "it may be a web page or an error message; open it and look",
          e);
    }
  }
}
