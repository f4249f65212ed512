package dev.bellwether.ingest.web;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Gets pages, or learns that they have not changed (conditional requests, RFC 9110 section 13).
 * What a server does is bounded: the whole exchange by one time-out, so that a drip of bytes does
 * not hold us; a page by {@value #LARGEST} bytes, before and after decompression; redirects by
 * {@value #MOST_REDIRECTS}, and from the open network to none on this machine or behind its
 * firewall. Safe for threads.
 */
public final class WebPages implements AutoCloseable {
  /** No feed and no list of articles is larger. */
  public static final int LARGEST = 20_000_000;

  static final int MOST_REDIRECTS = 5;

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int MOST_ERROR_BYTES = 20_000;
  private static final Set<Integer> FOR_GOOD = Set.of(301, 308);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final OkHttpClient client;
  private final OkHttpClient openNetworkOnly;
  private final String userAgent;
  private final Duration timeout;
  private final Clock clock;

  /**
   * A client.
   *
   * @param userAgent how to introduce ourselves; empty for the client's own name
   * @param timeout longest wait for a whole answer, redirects included
   */
  public WebPages(String userAgent, Duration timeout, Clock clock) {
    this.client =
        new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false).build();
    this.openNetworkOnly = client.newBuilder().dns(OpenNetwork::lookup).build();
    this.userAgent = userAgent;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Asks for a page.
   *
   * @throws BellwetherException if the address is none
   */
  public PageAnswer get(PageRequest request) {
    HttpUrl asked = HttpUrl.parse(request.address());
    if (asked == null) {
      throw BellwetherException.usage(
          "not an address of a web page", "for example https://example.org/feed.xml");
    }
    return follow(request, asked);
  }

  private PageAnswer follow(PageRequest request, HttpUrl asked) {
    long until = System.nanoTime() + timeout.toNanos();
    HttpUrl at = asked;
    Optional<String> movedTo = Optional.empty();
    boolean forGood = true;
    Set<HttpUrl> visited = new HashSet<>(Set.of(asked));
    while (true) {
      try (Response response = call(request, asked, at, until)) {
        if (!REDIRECTS.contains(response.code())) {
          return answer(response, movedTo);
        }
        HttpUrl next = at.resolve(response.header("Location", ""));
        Optional<String> refusal = refusal(asked, next, visited);
        if (next == null || refusal.isPresent()) {
          return new PageAnswer.Broken(refusal.orElse("it redirects nowhere"));
        }
        forGood = forGood && FOR_GOOD.contains(response.code());
        movedTo = forGood ? Optional.of(next.toString()) : movedTo;
        at = next;
      } catch (IOException e) {
        return new PageAnswer.Broken(Problems.of(e));
      }
    }
  }

  private static Optional<String> refusal(
      HttpUrl asked, @Nullable HttpUrl next, Set<HttpUrl> visited) {
    if (next == null) {
      return Optional.of("it redirects to what is no web page");
    }
    if (!visited.add(next)) {
      return Optional.of("it redirects in a circle");
    }
    if (visited.size() > MOST_REDIRECTS + 1) {
      return Optional.of("it redirects more than " + MOST_REDIRECTS + " times");
    }
    return OpenNetwork.isInner(next.host()) && !OpenNetwork.isInner(asked.host())
        ? Optional.of("it redirects to an address of this machine or its network")
        : Optional.empty();
  }

  private Response call(PageRequest page, HttpUrl asked, HttpUrl at, long until)
      throws IOException {
    boolean home = isHome(asked, at);
    Request.Builder request = new Request.Builder().url(at);
    request.header("Accept-Encoding", "gzip");
    header(request, "User-Agent", userAgent);
    header(request, "If-None-Match", page.etag());
    header(request, "If-Modified-Since", page.lastModified());
    if (home) {
      page.headers().forEach(request::header);
    }
    boolean guarded = !home && !OpenNetwork.isInner(asked.host());
    Call call = (guarded ? openNetworkOnly : client).newCall(request.build());
    call.timeout().timeout(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    return call.execute();
  }

  /** The same server, or its encrypted side. */
  private static boolean isHome(HttpUrl asked, HttpUrl at) {
    boolean encrypted = asked.port() == 80 && at.port() == 443 && at.isHttps();
    boolean same = asked.port() == at.port() && asked.scheme().equals(at.scheme());
    return asked.host().equals(at.host()) && (same || encrypted);
  }

  private static void header(Request.Builder request, String name, String value) {
    if (!value.isEmpty()) {
      request.header(name, value);
    }
  }

  private PageAnswer answer(Response response, Optional<String> movedTo) throws IOException {
    if (response.code() == NOT_MODIFIED || response.code() == NO_CONTENT) {
      return new PageAnswer.Unchanged();
    }
    Headers headers = response.headers();
    if (!response.isSuccessful()) {
      String problem = "answered " + response.code() + " " + response.message();
      byte[] start = response.peekBody(MOST_ERROR_BYTES).bytes();
      Optional<Duration> wait = RetryAfter.of(headers, clock.instant());
      return new PageAnswer.Refused(response.code(), problem.strip(), wait, start);
    }
    return new PageAnswer.Page(
        BoundedBody.read(response, LARGEST),
        response.header("Content-Type", ""),
        response.header("ETag", ""),
        response.header("Last-Modified", ""),
        movedTo);
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
