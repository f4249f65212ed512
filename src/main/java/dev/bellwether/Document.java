package dev.bellwether;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One occurrence of a text: this source published it at this time about these tickers. The same
 * text published twice is two documents with one {@link Content}.
 *
 * @param id 32 hexadecimal digits, equal for the same occurrence however often it is ingested
 * @param source who published it, as the user names the source
 * @param url where it can be read; empty when unknown
 * @param tickers whom it is about, in the order given; empty when nobody is named
 * @param publishedAt the publisher's own time stamp
 * @param firstSeenAt when a live process first saw it; empty for archives, where nobody watched
 * @param content what it says
 */
public record Document(
    String id,
    String source,
    String url,
    List<Ticker> tickers,
    Instant publishedAt,
    Optional<Instant> firstSeenAt,
    Content content) {

  public Document {
    tickers = List.copyOf(tickers);
  }
}
