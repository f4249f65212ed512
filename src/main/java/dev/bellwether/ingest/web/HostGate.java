package dev.bellwether.ingest.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * Spaces requests to one host, whatever source makes them. Nobody waits here: who comes too early
 * is told when it is his turn, and that turn is kept for him. Safe for threads.
 */
public final class HostGate {
  private static final int MOST_IN_LINE = 1_000;

  private final Duration gap;
  private final Map<String, Instant> free = new HashMap<>();
  private final Map<String, Instant> turns = new HashMap<>();

  /** A gate with so much time between the starts of two requests to one host. */
  public HostGate(Duration gap) {
    this.gap = gap;
  }

  /**
   * When a visitor may ask a host.
   *
   * @param visitor who asks, such as the name of a source
   * @return {@code now} if he may ask at once, and is expected to; else when to come back
   */
  public synchronized Instant turn(String visitor, String address, Instant now) {
    Instant kept = turns.getOrDefault(visitor, Instant.MIN);
    if (kept.isAfter(now) && isNear(kept, now)) {
      return kept;
    }
    if (turns.remove(visitor) != null) {
      return now;
    }
    String host = host(address);
    Instant next = free.getOrDefault(host, now);
    Instant turn = next.isAfter(now) && isNear(next, now) ? next : now;
    free.put(host, turn.plus(gap));
    if (turn.isAfter(now)) {
      turns.put(visitor, turn);
    }
    return turn;
  }

  /** A turn that is farther off was given before the clock of the machine was set back. */
  private boolean isNear(Instant turn, Instant now) {
    return turn.isBefore(now.plus(gap.multipliedBy(MOST_IN_LINE)));
  }

  private static String host(String address) {
    HttpUrl url = HttpUrl.parse(address);
    return url == null ? "" : url.host() + ":" + url.port();
  }
}
