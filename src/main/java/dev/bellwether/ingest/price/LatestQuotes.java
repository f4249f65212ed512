package dev.bellwether.ingest.price;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last quote of each share that any rule has looked at. For any thread. */
public final class LatestQuotes {
  /** A price that is older is not the price of now. */
  static final Duration FRESH = Duration.ofMinutes(15);

  private final Map<Ticker, Quote> latest = new ConcurrentHashMap<>();

  /** Takes a quote; one that is older than the one known is dropped. */
  void add(Quote quote) {
    latest.merge(
        quote.ticker(), quote, (known, other) -> other.at().isBefore(known.at()) ? known : other);
  }

  /**
   * The quote of a share; empty if there is none of the last 15 minutes, or its time is not of now.
   */
  public Optional<Quote> of(Ticker ticker, Instant now) {
    return Optional.ofNullable(latest.get(ticker))
        .filter(
            quote ->
                !quote.at().isBefore(now.minus(FRESH)) && !quote.at().isAfter(now.plus(FRESH)));
  }
}
