package dev.bellwether.ingest.web;

import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A page to ask for, if it has changed.
 *
 * @param address http or https; may hold a token, so it is never shown
 * @param headers sent to the host of the address only, not to where it redirects
 * @param etag as answered at the last visit; empty on the first
 * @param lastModified as answered at the last visit; empty on the first
 */
public record PageRequest(
    String address, Map<String, String> headers, String etag, String lastModified) {
  public PageRequest {
    headers = Map.copyOf(headers);
  }

  /** A page that was never visited. */
  public static PageRequest of(String address) {
    return new PageRequest(address, Map.of(), "", "");
  }

  /** The same page, to be sent only if it is not the one of the last visit. */
  public PageRequest unless(String sameEtag, String sameLastModified) {
    return new PageRequest(address, headers, sameEtag, sameLastModified);
  }

  /** The host that is asked, which may be shown; empty if the address is none. */
  public String host() {
    HttpUrl url = HttpUrl.parse(address);
    return url == null ? "" : url.host();
  }
}
