package dev.bellwether.llm;

import java.time.Duration;

/**
 * What the one HTTP client may hold.
 *
 * @param inAll calls under way at once
 * @param perHost of those, to one host
 * @param keepAlive how long an idle connection is kept
 * @param dnsFor how long an address is remembered
 */
public record HttpLimits(int inAll, int perHost, Duration keepAlive, Duration dnsFor) {
  /** 100 in all, 30 to a host, a minute, five minutes. */
  public static final HttpLimits USUAL =
      new HttpLimits(100, 30, Duration.ofSeconds(60), Duration.ofSeconds(300));
}
