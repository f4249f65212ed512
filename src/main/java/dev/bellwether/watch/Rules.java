package dev.bellwether.watch;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a watch goes about its work.
 *
 * @param watchList tickers whose articles are urgent
 * @param maxAge what was published longer ago is no news when it is first seen; empty if age does
 *     not matter
 * @param late after so long without a verdict an alert says so
 * @param digestAfter alerts are merged when sending each by itself would take longer than this
 * @param resendUncertain whether an alert is sent again when its answer was lost
 * @param firstRetry until a better verdict is asked for; each time twice as long
 * @param lastRetry no better verdict is asked for when the article is older than this
 * @param drain how long a watch that is stopped may take to finish what it has begun
 * @param pulse from one {@link WatchEvent.Pulse} to the next, and from one glance at what was
 *     released to the next
 * @param once present to end when every source was looked at once and all of that is done, or so
 *     much time has passed since
 */
public record Rules(
    Set<Ticker> watchList,
    Optional<Duration> maxAge,
    Duration late,
    Duration digestAfter,
    boolean resendUncertain,
    Duration firstRetry,
    Duration lastRetry,
    Duration drain,
    Duration pulse,
    Optional<Duration> once) {
  public Rules {
    watchList = Set.copyOf(watchList);
  }

  /** The usual share of a story: the first ticker of the watch list it names, or the first. */
  Optional<Ticker> subject(List<Ticker> tickers) {
    return tickers.stream()
        .filter(watchList::contains)
        .findFirst()
        .or(() -> tickers.stream().findFirst());
  }

  /** The usual rules. */
  public static final Rules USUAL =
      new Rules(
          Set.of(),
          Optional.of(Duration.ofHours(24)),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          true,
          Duration.ofSeconds(15),
          Duration.ofMinutes(55),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Optional.empty());
}
