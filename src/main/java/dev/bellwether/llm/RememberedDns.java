package dev.bellwether.llm;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;

/** Looks an address up once and remembers it for a while; a failure is not remembered. */
final class RememberedDns implements Dns {
  private record Known(List<InetAddress> addresses, long sinceNanos) {}

  private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();
  private final Dns dns;
  private final long forNanos;

  RememberedDns(Dns dns, Duration forHowLong) {
    this.dns = dns;
    this.forNanos = forHowLong.toNanos();
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    Known entry = known.get(hostname);
    if (entry == null || System.nanoTime() - entry.sinceNanos() > forNanos) {
      entry = new Known(dns.lookup(hostname), System.nanoTime());
      known.put(hostname, entry);
    }
    return entry.addresses();
  }
}
