package dev.bellwether.config;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A rule on prices: one {@code [[triggers]]} table.
 *
 * @param name unique among triggers and sources
 * @param quotes where prices come from
 * @param location a file relative to the workspace, or the address of a vendor's server; empty for
 *     what needs none
 * @param tickers whose prices; empty for all that the quotes name
 * @param interval how often prices are looked at
 * @param move raises an alert when a price has moved by this fraction or more, up or down
 * @param volume raises an alert when the volume is this many times what is usual, or more
 * @param window a move is counted from the price so long ago; empty for the previous close
 * @param cooldown the same share raises no second alert within this time, unless it moves on by as
 *     much again
 * @param staleAfter a quote that is older is none; empty where quotes are taken as they come
 * @param options the other fields: keys, and the table {@code map} as {@code map.price}
 */
public record Trigger(
    String name,
    Quotes quotes,
    String location,
    List<Ticker> tickers,
    Duration interval,
    OptionalDouble move,
    OptionalDouble volume,
    Optional<Duration> window,
    Duration cooldown,
    Optional<Duration> staleAfter,
    Map<String, String> options) {
  public Trigger {
    tickers = List.copyOf(tickers);
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /** Where prices come from. */
  public enum Quotes {
    /** A file that is written again, or to which lines are added. */
    FILE,
    /** JSON Lines on standard input. */
    STDIN,
    /** Finnhub, with a key. */
    FINNHUB,
    /** Tiingo, with a key. */
    TIINGO,
    /** Alpaca, with a key and its secret. */
    ALPACA;

    /** Whether a vendor is asked, which costs calls and needs a key and tickers. */
    public boolean isVendor() {
      return this != FILE && this != STDIN;
    }

    /** As it is written in a file. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
