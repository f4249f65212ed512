package dev.bellwether.ingest.live;

import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.Set;

/**
 * A document that was seen, as far as it is remembered.
 *
 * @param documentId its id
 * @param source who showed it
 * @param key what the source calls it; may be empty
 * @param contentHash its text
 * @param tickers whom it is about
 * @param sketch of its text, as {@link dev.bellwether.ingest.Sketch} makes it; not to be changed
 * @param first the document that first told the story; itself when it was fresh
 * @param seenAt when
 */
public record Seen(
    String documentId,
    String source,
    String key,
    String contentHash,
    Set<Ticker> tickers,
    int[] sketch,
    String first,
    Instant seenAt) {
  public Seen {
    tickers = Set.copyOf(tickers);
  }
}
