package dev.bellwether.notify.discord;

/**
 * One of Discord's rate limits as far as its headers tell, by a clock of nanoseconds that only goes
 * forward. Safe for threads.
 *
 * <p>Requests under way when a window ends may count in the next one, so the next one begins with
 * them taken off. The time of the other side is never compared with ours: only how long a window
 * still lasts is, from when the answer came, which errs by the way of the answer on the safe side.
 */
final class Bucket {
  /** Windows are taken to end a little later, since clocks here and there do not tick alike. */
  private static final long MARGIN = 8_000_000;

  /** Ends of windows, in seconds of the other side, that differ by less are the same window. */
  private static final double SAME_WINDOW = 0.25;

  private int limit;
  private int remaining;
  private int underWay;
  private boolean open;
  private long endsAt;
  private double endsThere;
  private long window;
  private boolean resting;
  private long restsUntil;

  /**
   * What an answer says of the limit.
   *
   * @param limit requests in a window
   * @param remaining of these
   * @param endsIn nanoseconds until the window ends
   * @param endsThere when it ends by the other side's clock, in seconds; negative if it does not
   *     say
   */
  record Headers(int limit, int remaining, long endsIn, double endsThere) {
    private double end(long now) {
      return endsThere < 0 ? (now + endsIn) / 1e9 : endsThere;
    }
  }

  /** Requests that may start now. While nothing is known, one at a time. */
  synchronized int free(long now) {
    if (rests(now)) {
      return 0;
    }
    if (limit == 0) {
      return underWay == 0 ? 1 : 0;
    }
    roll(now);
    return Math.max(0, remaining);
  }

  /** Nanoseconds until more may start; 0 if that is now, or depends on answers under way. */
  synchronized long freeIn(long now) {
    if (rests(now)) {
      return restsUntil - now;
    }
    roll(now);
    return limit > 0 && remaining <= 0 && open ? endsAt - now : 0;
  }

  /** Nanoseconds until the window ends, as far as it is known. */
  synchronized long endsIn(long now) {
    return open ? Math.max(0, endsAt - now) : 0;
  }

  synchronized int limit() {
    return limit;
  }

  synchronized long window() {
    return window;
  }

  private boolean rests(long now) {
    resting = resting && now - restsUntil < 0;
    return resting;
  }

  private void roll(long now) {
    if (open && now - endsAt >= 0) {
      open = false;
      remaining = limit - underWay;
    }
    if (!open && underWay == 0) {
      // All answers that could have told of the window were lost; one request will find out.
      remaining = Math.max(remaining, 1);
    }
  }

  /** A request starts. */
  synchronized void started() {
    underWay++;
    remaining--;
  }

  /** A request is over, whatever came of it. */
  synchronized void ended() {
    underWay--;
  }

  /** An answer tells of the limit. To be called after {@link #ended}. */
  synchronized void heard(Headers headers, long now) {
    long end = now + headers.endsIn() + MARGIN;
    double there = headers.end(now);
    boolean first = limit == 0;
    limit = Math.max(1, headers.limit());
    boolean past = !first && there <= endsThere + SAME_WINDOW;
    if (past && !open && underWay > 0) {
      return;
    }
    if (first || !open || there > endsThere + SAME_WINDOW) {
      int known = first || open ? limit - 1 - underWay : remaining;
      remaining = Math.min(headers.remaining(), known);
      open = true;
      endsAt = end;
      endsThere = there;
      window = Math.max(window, headers.endsIn());
    } else if (there >= endsThere - SAME_WINDOW) {
      remaining = Math.min(remaining, headers.remaining());
      endsAt = end - endsAt < 0 ? end : endsAt;
    }
  }

  /** The other side refuses requests for so long. */
  synchronized void refused(long nanos, long now) {
    long until = now + nanos + MARGIN;
    if (!rests(now) || until - restsUntil > 0) {
      restsUntil = until;
    }
    resting = true;
  }
}
