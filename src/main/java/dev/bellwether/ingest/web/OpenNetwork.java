package dev.bellwether.ingest.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;

/**
 * Tells the open network from this machine and what lies behind its firewall, so that a stranger's
 * redirect cannot make us ask there.
 */
final class OpenNetwork {
  private OpenNetwork() {}

  /** Whether a host is written as an inner one: an address, or a name of this machine. */
  static boolean isInner(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (lower.equals("localhost") || lower.endsWith(".localhost")) {
      return true;
    }
    boolean literal = lower.contains(":") || lower.matches("[0-9.]+");
    try {
      return literal && isInner(InetAddress.getByName(lower));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** A name server of the stranger's may say that his name is here. */
  static List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> all = Dns.SYSTEM.lookup(host);
    List<InetAddress> open = all.stream().filter(address -> !isInner(address)).toList();
    if (open.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return open;
  }

  private static boolean isInner(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || uniqueLocal;
  }
}
