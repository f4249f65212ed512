package dev.bellwether.ingest.feed;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Gets a page, or learns that it has not changed (conditional requests, RFC 9110 section 13). */
public final class HttpFetcher {
  private static final int NOT_MODIFIED = 304;

  private final OkHttpClient client;
  private final String userAgent;

  /**
   * A fetcher.
   *
   * @param userAgent how to introduce ourselves; empty for the client's own name
   * @param timeout longest wait for the whole answer
   */
  public HttpFetcher(String userAgent, Duration timeout) {
    this.userAgent = userAgent;
    this.client = new OkHttpClient.Builder().callTimeout(timeout).build();
  }

  /**
   * The page, unless it is the same as at the last visit.
   *
   * @param etag as answered at the last visit; empty on the first
   * @param lastModified as answered at the last visit; empty on the first
   * @throws BellwetherException if there is no answer, or one that is no success
   */
  public Optional<Fetched> fetchIfChanged(String url, String etag, String lastModified) {
    try (Response response = client.newCall(request(url, etag, lastModified)).execute()) {
      if (response.code() == NOT_MODIFIED) {
        return Optional.empty();
      }
      if (!response.isSuccessful()) {
        throw new BellwetherException(
            BellwetherException.Kind.FAILED,
            url + " answered " + response.code() + " " + response.message(),
            "open the address in a browser");
      }
      return Optional.of(
          new Fetched(
              body(url, response),
              response.header("Content-Type", ""),
              response.header("ETag", ""),
              response.header("Last-Modified", "")));
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot reach " + url + ": " + e.getMessage(), "check the address and the network", e);
    }
  }

  private Request request(String url, String etag, String lastModified) {
    Request.Builder request;
    try {
      request = new Request.Builder().url(url);
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage(
          "not an address: " + url, "for example https://example.org/feed.xml");
    }
    if (!userAgent.isEmpty()) {
      request.header("User-Agent", userAgent);
    }
    if (!etag.isEmpty()) {
      request.header("If-None-Match", etag);
    }
    if (!lastModified.isEmpty()) {
      request.header("If-Modified-Since", lastModified);
    }
    return request.build();
  }

  /** Reads at most what a feed may have; an endless answer does not fill the memory. */
  private static byte[] body(String url, Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(FeedReader.LARGEST_BODY + 1L)) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          url + " answered with more than 20 MB",
          "is it the address of a feed?");
    }
    return source.readByteArray();
  }
}
