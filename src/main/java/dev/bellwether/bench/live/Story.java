package dev.bellwether.bench.live;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * An article that a {@link FakeFeed} will show.
 *
 * @param number 1, 2, 3 ... in the order in which they appear
 * @param title no two are equal
 * @param tickers whom it is about
 * @param at when it appears, from the beginning
 */
public record Story(int number, String title, List<Ticker> tickers, Duration at) {
  public Story {
    tickers = List.copyOf(tickers);
  }

  /** The end of its address; no other story's address ends so. */
  String path() {
    return "/story/" + number;
  }
}
