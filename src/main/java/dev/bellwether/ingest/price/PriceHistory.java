package dev.bellwether.ingest.price;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The prices of the last while, to tell what a share cost so long ago. Not thread-safe. */
final class PriceHistory {
  /** More within a window are thinned out by dropping the oldest. */
  private static final int MOST = 10_000;

  private record Point(Instant at, double price) {}

  private final Duration window;
  private final Map<Ticker, Deque<Point>> points = new HashMap<>();

  PriceHistory(Duration window) {
    this.window = window;
  }

  /** Notes a quote; the price at the beginning of the window before it, if any was seen since. */
  OptionalDouble before(Quote quote) {
    Deque<Point> prices = points.computeIfAbsent(quote.ticker(), t -> new ArrayDeque<>());
    Instant since = quote.at().minus(window);
    while (!prices.isEmpty() && prices.getFirst().at().isBefore(since)) {
      prices.removeFirst();
    }
    OptionalDouble reference =
        prices.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(prices.getFirst().price());
    if (prices.isEmpty() || !quote.at().isBefore(prices.getLast().at())) {
      prices.addLast(new Point(quote.at(), quote.price()));
    }
    if (prices.size() > MOST) {
      prices.removeFirst();
    }
    return reference;
  }
}
