package dev.bellwether.ingest.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses of articles, without what differs from reader to reader. */
final class Addresses {
  /** Parameters that say where a reader came from, not what is read. */
  private static final Set<String> OF_THE_READER =
      Set.of(
          "fbclid",
          "gclid",
          "igshid",
          "mc_cid",
          "mc_eid",
          "cmpid",
          "ref",
          "rss",
          "feed",
          "ftag",
          "taid",
          "ncid",
          "sr_share",
          "yptr",
          ".tsrc",
          "siteid",
          "guccounter");

  private Addresses() {}

  /**
   * The address by which an article is known in any feed: without scheme, {@code www.}, anchor and
   * the parameters that follow readers. Empty for what is no web page, and for a front page, which
   * lazy feeds give for every article.
   */
  static Optional<String> canonical(String url) {
    try {
      URI address = new URI(url.strip());
      String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
      String path = String.valueOf(address.getRawPath()).replaceFirst("/+$", "");
      String query = telling(address.getRawQuery() == null ? "" : address.getRawQuery());
      if (address.getHost() == null || (path.isEmpty() && query.isEmpty())) {
        return Optional.empty();
      }
      return Optional.of(host.replaceFirst("^www\\.", "") + path + "?" + query);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String telling(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> !parameter.isEmpty() && !isOfTheReader(parameter))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static boolean isOfTheReader(String parameter) {
    String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
    return name.startsWith("utm_") || OF_THE_READER.contains(name);
  }
}
