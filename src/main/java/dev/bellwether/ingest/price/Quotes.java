package dev.bellwether.ingest.price;

import dev.bellwether.ingest.file.Reject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where quotes come from. Looked at from one thread at a time. */
public interface Quotes extends AutoCloseable {

  /**
   * What one look gave.
   *
   * @param quotes in their order
   * @param rejects what was no quote, and why; of a share that a vendor does not know with its
   *     symbol
   * @param trouble why nothing was learned; empty when all was well
   * @param retryAfter how long the other side asks to be left alone
   * @param ended whether there will never be more
   * @param more whether there is more that can be had at once
   * @param marks that have changed, as a poll has them
   */
  record Look(
      List<Quote> quotes,
      List<Reject> rejects,
      Optional<String> trouble,
      Optional<Duration> retryAfter,
      boolean ended,
      boolean more,
      Map<String, String> marks) {
    public Look {
      quotes = List.copyOf(quotes);
      rejects = List.copyOf(rejects);
      marks = Map.copyOf(marks);
    }

    static Look of(List<Quote> quotes, List<Reject> rejects) {
      return new Look(quotes, rejects, Optional.empty(), Optional.empty(), false, false, Map.of());
    }

    static Look failed(String trouble, Optional<Duration> retryAfter) {
      return new Look(
          List.of(), List.of(), Optional.of(trouble), retryAfter, false, false, Map.of());
    }
  }

  /**
   * The latest quotes.
   *
   * @param marks as they were kept
   * @param now when a quote is from that does not say
   */
  Look look(Map<String, String> marks, Instant now);

  /** Lets go of what is held open. */
  @Override
  void close();
}
