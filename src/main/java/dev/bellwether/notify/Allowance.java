package dev.bellwether.notify;

import java.time.Duration;

/**
 * What a rate limit allows.
 *
 * @param now requests that may start at this moment; 0 or more
 * @param more how long until more may start; zero if that is not known, because answers are awaited
 * @param limit requests in a window, as the other side says; 0 while it has said nothing
 * @param window how long a window is; zero while it is not known
 * @param scope whose limit it is that forbids more, such as {@code global}; empty if none does
 * @param shared true if posts and edits count together
 * @param gone true if the channel is not to be used any more
 */
public record Allowance(
    int now,
    Duration more,
    int limit,
    Duration window,
    String scope,
    boolean shared,
    boolean gone) {

  /** How long so many requests would take to be sent; zero while no limit is known. */
  public Duration timeFor(int requests) {
    if (requests <= now || limit == 0) {
      return requests <= now ? Duration.ZERO : more;
    }
    int windows = (requests - now + limit - 1) / limit;
    return more.plus(window.multipliedBy(windows - 1L));
  }

  /** What is left when so many requests have started. */
  public Allowance after(int started) {
    return new Allowance(Math.max(0, now - started), more, limit, window, scope, shared, gone);
  }
}
