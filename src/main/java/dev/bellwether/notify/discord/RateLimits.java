package dev.bellwether.notify.discord;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * All of Discord's limits that hold for this machine: one bucket for each route until Discord says
 * which routes share one, the limit over all routes, and refused requests, of which too many in ten
 * minutes get a machine banned. Safe for threads.
 *
 * <p>Discord's documentation, "Rate Limits": 50 requests in a second over all routes, and 10,000
 * answers of 401, 403 or 429 in ten minutes. No header tells of these two.
 */
final class RateLimits {
  private static final long SECOND = 1_000_000_000L;
  private static final int PER_SECOND = 50;
  private static final int MOST_INVALID = 10_000;

  /** We stop well before, since others on the machine may use Discord too. */
  private static final int INVALID_ALLOWED = MOST_INVALID / 2;

  /** The first wait before a wall that lets nobody through, and how often it is doubled. */
  private static final long WALLED_OFF = 15 * SECOND;

  private static final int MOST_DOUBLINGS = 6;

  private static final long INVALID_WINDOW = 600 * SECOND;

  private final LongSupplier nanos;
  private final Map<String, Bucket> byRoute = new HashMap<>();
  private final Map<String, Bucket> byName = new HashMap<>();
  private final Deque<Long> starts = new ArrayDeque<>();
  private final Deque<Long> invalid = new ArrayDeque<>();
  private int walledOff;
  private long stoppedUntil;
  private String stoppedBy = "";

  RateLimits(LongSupplier nanos) {
    this.nanos = nanos;
  }

  long now() {
    return nanos.getAsLong();
  }

  /** The bucket in which requests of this route count. */
  synchronized Bucket bucket(String route) {
    return byRoute.computeIfAbsent(route, r -> new Bucket());
  }

  /**
   * Discord has named the bucket of a route.
   *
   * @param resource what the bucket is for beside its name, such as one webhook
   */
  synchronized Bucket named(String route, String name, String resource) {
    Bucket known = bucket(route);
    Bucket named = byName.computeIfAbsent(name + " " + resource, n -> known);
    byRoute.put(route, named);
    return named;
  }

  /** A request starts. */
  synchronized void started() {
    starts.addLast(now());
  }

  /** Requests that may start now over all routes. */
  synchronized int free() {
    long now = now();
    if (stopped(now)) {
      return 0;
    }
    forget(starts, now - SECOND);
    forget(invalid, now - INVALID_WINDOW);
    return invalid.size() >= INVALID_ALLOWED ? 0 : PER_SECOND - starts.size();
  }

  /** Nanoseconds until more may start over all routes; 0 if that is now. */
  synchronized long freeIn() {
    long now = now();
    if (stopped(now)) {
      return stoppedUntil - now;
    }
    if (free() > 0) {
      return 0;
    }
    return invalid.size() >= INVALID_ALLOWED
        ? invalid.getFirst() + INVALID_WINDOW - now
        : starts.getFirst() + SECOND - now;
  }

  /** Who has stopped all requests, such as {@code global} or {@code cloudflare}; may be empty. */
  synchronized String stoppedBy() {
    if (stopped(now())) {
      return stoppedBy;
    }
    return invalid.size() >= INVALID_ALLOWED ? "invalid" : "";
  }

  private boolean stopped(long now) {
    if (!stoppedBy.isEmpty() && now - stoppedUntil >= 0) {
      stoppedBy = "";
    }
    return !stoppedBy.isEmpty();
  }

  private static void forget(Deque<Long> times, long before) {
    while (!times.isEmpty() && times.getFirst() - before < 0) {
      times.removeFirst();
    }
  }

  /** No request may start for so long. */
  synchronized void stop(String by, long wait) {
    long now = now();
    if (!stopped(now) || now + wait - stoppedUntil > 0) {
      stoppedUntil = now + wait;
      stoppedBy = by;
    }
  }

  /** Nobody is let through to Discord: no request may start for a while, each time for longer. */
  synchronized void walledOff() {
    // Answers to requests that were under way together are one wall.
    if (!stopped(now())) {
      stop("edge", WALLED_OFF << walledOff);
      walledOff = Math.min(walledOff + 1, MOST_DOUBLINGS);
    }
  }

  /** Discord has answered. */
  synchronized void letThrough() {
    walledOff = 0;
  }

  /** An answer of 401, 403, or 429 that was not for others' requests. */
  synchronized void invalid() {
    invalid.addLast(now());
  }
}
