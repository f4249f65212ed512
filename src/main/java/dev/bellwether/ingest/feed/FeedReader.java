package dev.bellwether.ingest.feed;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import dev.bellwether.BellwetherException;
import dev.bellwether.BellwetherException.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the body of an RSS or Atom feed. */
public final class FeedReader {
  /** No news feed is larger; what is, is not parsed. */
  static final int LARGEST_BODY = 20_000_000;

  private FeedReader() {}

  /**
   * The entries of a feed.
   *
   * @param body as received, not decompressed any further
   * @param contentType the {@code Content-Type} header; empty when there is none. Heeded for the
   *     charset only
   * @param sourceName what the user calls the feed; becomes the documents' source
   * @param firstSeen when it was received
   * @throws BellwetherException if the body is larger than 20 MB or not a feed: not well-formed, of
   *     another format, or with a document type
   */
  public static Feed parse(byte[] body, String contentType, String sourceName, Instant firstSeen) {
    if (body.length > LARGEST_BODY) {
      throw new BellwetherException(
          Kind.FAILED,
          sourceName + " answered with " + body.length / 1_000_000 + " MB, more than 20",
          "is it the address of a feed?");
    }
    List<SyndEntry> entries = entries(body, contentType, sourceName);
    EntryReader reader = new EntryReader(sourceName, firstSeen);
    List<FeedItem> items = new ArrayList<>();
    List<FeedReject> rejects = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      SyndEntry entry = entries.get(i);
      Optional<FeedItem> item = reader.item(entry);
      if (item.isPresent()) {
        items.add(item.get());
      } else {
        rejects.add(new FeedReject(i + 1, "no title", EntryReader.key(entry)));
      }
    }
    return new Feed(items, rejects);
  }

  /** ROME throws unchecked exceptions of many kinds for what is malformed in its eyes. */
  private static List<SyndEntry> entries(byte[] body, String contentType, String sourceName) {
    try {
      return WireReader.read(body, contentType).getEntries();
    } catch (IOException | FeedException | RuntimeException e) {
      throw BellwetherException.failed(
          sourceName + " is not a feed: " + firstLine(e),
          "it may be a web page or an error message; open it and look",
          e);
    }
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.length() <= 200 ? message : message.substring(0, 200) + "...";
  }
}
