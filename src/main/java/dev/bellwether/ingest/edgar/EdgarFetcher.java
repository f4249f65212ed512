package dev.bellwether.ingest.edgar;

import dev.bellwether.BellwetherException;
import dev.bellwether.guard.MachinePace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Gets pages from EDGAR: not faster than allowed, under a name, never again what is here already,
 * and not at all for ten minutes after EDGAR has blocked us.
 */
public final class EdgarFetcher {
  private static final long LARGEST = 100_000_000;

  /** Kept in place of a page that is longer, so that it is not sent again at every look. */
  private static final byte[] TOO_LONG =
      "bellwether: longer than it keeps".getBytes(StandardCharsets.US_ASCII);

  private static final int MOST_REDIRECTS = 5;
  private static final int SNIFFED = 20_000;

  /** EDGAR lifts a block after ten minutes without requests; a little more is on the safe side. */
  private static final Duration BLOCKED = Duration.ofMinutes(11);

  private final OkHttpClient client;
  private final String userAgent;
  private final MachinePace pace;
  private final KeptPages kept;

  /**
   * A fetcher.
   *
   * @param userAgent name and e-mail address of who asks
   * @throws BellwetherException if that is not what the user agent is
   */
  public EdgarFetcher(String userAgent, Duration timeout, MachinePace pace, KeptPages kept) {
    requireContact(userAgent);
    // Redirects are requests too, and wait for their turn; the client would not.
    this.client = new OkHttpClient.Builder().callTimeout(timeout).followRedirects(false).build();
    this.userAgent = userAgent;
    this.pace = pace;
    this.kept = kept;
  }

  private static void requireContact(String userAgent) {
    String lower = userAgent.toLowerCase(Locale.ROOT);
    boolean address = lower.matches(".*\\S@\\S+\\.\\S+.*");
    if (!address || lower.contains("noreply") || lower.contains("@example.")) {
      throw BellwetherException.usage(
          "http.user_agent names nobody; EDGAR wants a name and an e-mail address that is read",
          "set http.user_agent = \"Your Name you@your.domain\"");
    }
  }

  /**
   * A page that never changes: fetched once. Empty if there is no such page.
   *
   * @throws BellwetherException if it cannot be had, or is or was longer than 100 MB
   */
  public Optional<byte[]> once(String url) {
    Optional<byte[]> here = kept.find(url).map(KeptPages.Page::body);
    if (here.isPresent() && Arrays.equals(here.get(), TOO_LONG)) {
      throw tooLong(url);
    }
    return here.isPresent() ? here : fetch(url, Optional.empty());
  }

  /** A page that may have changed: asked for again, but sent only if it has. */
  public byte[] current(String url) {
    return fetch(url, kept.find(url))
        .orElseThrow(() -> failed(url + " answered 404", "is there such a company or filing?"));
  }

  /** Forgets a page that turned out to be damaged, so that it is fetched again. */
  void forget(String url) {
    kept.forget(url);
  }

  /** Forgets a page that is not what it should be; says so. */
  BellwetherException damaged(String url, String fault) {
    forget(url);
    return failed(url + " " + fault, "run the same command again");
  }

  private Optional<byte[]> fetch(String url, Optional<KeptPages.Page> before) {
    HttpUrl at = address(url);
    try {
      for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
        pace.await();
        try (Response response = client.newCall(request(at, before)).execute()) {
          Optional<HttpUrl> next = redirect(at, response);
          if (next.isEmpty()) {
            return answer(url, response, before);
          }
          at = next.get();
        }
      }
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot reach " + url + ": " + e.getMessage(), "check the address and the network", e);
    }
    throw failed(url + " leads from one address to the next", "check edgar.archive_url");
  }

  private static HttpUrl address(String url) {
    try {
      return HttpUrl.get(url);
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage("not an address: " + url, "check edgar.data_url");
    }
  }

  private static BellwetherException failed(String message, String hint) {
    return new BellwetherException(BellwetherException.Kind.FAILED, message, hint);
  }

  /** Where an answer sends us; a server that sends us to another one is not EDGAR. */
  private static Optional<HttpUrl> redirect(HttpUrl from, Response response) {
    String location = response.header("Location");
    if (!response.isRedirect() || location == null) {
      return Optional.empty();
    }
    HttpUrl to = from.resolve(location);
    if (to == null || !to.host().equals(from.host())) {
      throw failed(from + " leads to another server", "check edgar.archive_url");
    }
    return Optional.of(to);
  }

  private Optional<byte[]> answer(String url, Response response, Optional<KeptPages.Page> before)
      throws IOException {
    if (response.code() == 304 && before.isPresent()) {
      return before.map(KeptPages.Page::body);
    }
    BufferedSource source = response.body().source();
    if (source.request(LARGEST + 1)) {
      kept.keep(url, new KeptPages.Page(TOO_LONG, "", ""));
      throw tooLong(url);
    }
    byte[] body = source.readByteArray();
    refuseBlocks(url, response, body);
    if (response.code() == 404) {
      return Optional.empty();
    }
    if (!response.isSuccessful()) {
      throw failed(url + " answered " + response.code(), "try again later");
    }
    kept.keep(
        url,
        new KeptPages.Page(
            body, response.header("ETag", ""), response.header("Last-Modified", "")));
    return Optional.of(body);
  }

  private Request request(HttpUrl url, Optional<KeptPages.Page> before) {
    Request.Builder request = new Request.Builder().url(url);
    request.header("User-Agent", userAgent);
    before
        .map(KeptPages.Page::etag)
        .filter(e -> !e.isEmpty())
        .ifPresent(e -> request.header("If-None-Match", e));
    before
        .map(KeptPages.Page::lastModified)
        .filter(m -> !m.isEmpty())
        .ifPresent(m -> request.header("If-Modified-Since", m));
    return request.build();
  }

  private static BellwetherException tooLong(String url) {
    return failed(
        url + " answered with more than " + LARGEST / 1_000_000 + " MB",
        "it is not asked for again; fetch it yourself and give the file to 'ingest filings'");
  }

  /** A block comes as 403, as 429, or as a page that says so, whatever its code. */
  private void refuseBlocks(String url, Response response, byte[] body) {
    String start = new String(body, 0, Math.min(body.length, SNIFFED), StandardCharsets.ISO_8859_1);
    boolean blocked =
        response.code() == 403
            || response.code() == 429
            || start.contains("Request Rate Threshold Exceeded")
            || start.contains("Undeclared Automated Tool");
    if (blocked) {
      pace.block(BLOCKED);
      throw failed(
          url + " answered that EDGAR blocks us (" + response.code() + ")",
          "nothing is asked for " + BLOCKED.toMinutes() + " minutes; is http.user_agent right?");
    }
  }
}
