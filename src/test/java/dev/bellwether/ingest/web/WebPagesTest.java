package dev.bellwether.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a server on this machine that is polite, broken or hostile. */
class WebPagesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final MockWebServer server = new MockWebServer();
  private final WebPages pages =
      new WebPages(
          "Test test@bellwether.test", Duration.ofSeconds(3), Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    pages.close();
    server.close();
  }

  private String url(String path) {
    return server.url(path).toString();
  }

  private PageAnswer get(String path) {
    return pages.get(PageRequest.of(url(path)));
  }

  private void redirect(int code, String to) {
    server.enqueue(new MockResponse.Builder().code(code).addHeader("Location", to).build());
  }

  private void page(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private void gzipped(byte[] bytes) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Encoding", "gzip")
            .body(new Buffer().write(bytes))
            .build());
  }

  private static String text(PageAnswer answer) {
    return answer instanceof PageAnswer.Page page
        ? new String(page.body(), UTF_8)
        : answer.toString();
  }

  private static String problem(PageAnswer answer) {
    if (answer instanceof PageAnswer.Broken broken) {
      return broken.problem();
    }
    return answer instanceof PageAnswer.Refused refused ? refused.problem() : answer.toString();
  }

  @Test
  void aPageIsAskedForOnlyIfItHasChanged() throws InterruptedException {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("ETag", "\"1\"")
            .addHeader("Last-Modified", "Wed, 25 Nov 2026 11:00:00 GMT")
            .body("one")
            .build());
    server.enqueue(new MockResponse.Builder().code(304).build());
    PageAnswer.Page first = (PageAnswer.Page) get("/feed");
    PageRequest again = PageRequest.of(url("/feed")).unless(first.etag(), first.lastModified());
    assertThat(pages.get(again)).isEqualTo(new PageAnswer.Unchanged());
    server.takeRequest();
    var conditional = server.takeRequest();
    assertThat(conditional.getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
    assertThat(conditional.getHeaders().get("If-Modified-Since"))
        .isEqualTo("Wed, 25 Nov 2026 11:00:00 GMT");
    assertThat(conditional.getHeaders().get("User-Agent")).isEqualTo("Test test@bellwether.test");
  }

  @Test
  void aMoveForGoodIsToldAndOneForNowIsNot() {
    redirect(301, "/b");
    redirect(308, "/c");
    page("there");
    PageAnswer.Page forGood = (PageAnswer.Page) get("/a");
    assertThat(forGood.movedTo()).contains(url("/c"));
    redirect(302, "/b");
    redirect(301, "/c");
    page("there");
    assertThat(((PageAnswer.Page) get("/a")).movedTo()).isEmpty();
  }

  @Test
  void redirectsAreBounded() {
    redirect(302, "/a");
    assertThat(problem(get("/a"))).isEqualTo("it redirects in a circle");
    for (int i = 0; i < 10; i++) {
      redirect(302, "/" + i);
    }
    assertThat(problem(get("/a"))).isEqualTo("it redirects more than 5 times");
    assertThat(server.getRequestCount()).isEqualTo(7);
  }

  @Test
  void aRedirectToNoWebPageIsNotFollowed() {
    redirect(301, "file:///etc/passwd");
    assertThat(problem(get("/a"))).isEqualTo("it redirects to what is no web page");
  }

  @Test
  void aKeyIsNotSentToWhereTheServerRedirects() throws InterruptedException, IOException {
    try (MockWebServer other = new MockWebServer()) {
      other.start();
      other.enqueue(new MockResponse.Builder().body("there").build());
      redirect(302, other.url("/b").toString());
      PageRequest request = new PageRequest(url("/a"), Map.of("X-Api-Key", "s3cret"), "", "");
      assertThat(text(pages.get(request))).isEqualTo("there");
      assertThat(server.takeRequest().getHeaders().get("X-Api-Key")).isEqualTo("s3cret");
      assertThat(other.takeRequest().getHeaders().get("X-Api-Key")).isNull();
    }
  }

  @Test
  void gzipIsTakenOffAsOftenAsItWasPutOn() throws IOException {
    gzipped(gzip("one".getBytes(UTF_8)));
    assertThat(text(get("/a"))).isEqualTo("one");
    gzipped(gzip(gzip("two".getBytes(UTF_8))));
    assertThat(text(get("/a"))).isEqualTo("two");
    gzipped(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    assertThat(problem(get("/a"))).isEqualTo("the answer broke off: damaged gzip");
  }

  @Test
  void aGzipBombIsNamedAndNotUnpacked() throws IOException {
    byte[] bomb = gzip(gzip(new byte[300_000_000]));
    assertThat(bomb.length).isLessThan(100_000);
    gzipped(bomb);
    assertThat(problem(get("/a"))).matches("\\d+ bytes of gzip expand to more than 20000000");
  }

  @Test
  void aPageOf100MegabytesIsNamedAndNotRead() {
    Buffer large = new Buffer();
    byte[] block = new byte[1_000_000];
    for (int i = 0; i < 100; i++) {
      large.write(block);
    }
    server.enqueue(new MockResponse.Builder().body(large).build());
    assertThat(problem(get("/a"))).isEqualTo("the answer has 100000000 bytes, more than 20000000");
    server.enqueue(new MockResponse.Builder().chunkedBody(large.clone(), 65_536).build());
    assertThat(problem(get("/a"))).isEqualTo("the answer has more than 20000000 bytes");
  }

  @Test
  void aDripOfBytesEndsAtTheTimeOut() {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(1_000))
            .throttleBody(1, 100, TimeUnit.MILLISECONDS)
            .build());
    long before = System.nanoTime();
    assertThat(problem(get("/a"))).isEqualTo("no whole answer in time");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void aWishToBeLeftAloneIsTold() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build());
    server.enqueue(
        new MockResponse.Builder()
            .code(503)
            .addHeader("Retry-After", "Wed, 25 Nov 2026 12:10:00 GMT")
            .build());
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "soon").build());
    assertThat(((PageAnswer.Refused) get("/a")).retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(((PageAnswer.Refused) get("/a")).retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(((PageAnswer.Refused) get("/a")).retryAfter()).isEmpty();
  }

  @Test
  void problemsDoNotQuoteTheAddress() {
    server.enqueue(new MockResponse.Builder().code(500).build());
    assertThat(problem(get("/a?token=s3cret"))).startsWith("answered 500").doesNotContain("s3cret");
    server.close();
    assertThat(problem(get("/a?token=s3cret"))).isEqualTo("no connection");
  }

  @Test
  void aStrangerCannotSendUsToThisMachine() {
    assertThat(OpenNetwork.isInner("127.0.0.1")).isTrue();
    assertThat(OpenNetwork.isInner("localhost")).isTrue();
    assertThat(OpenNetwork.isInner("169.254.169.254")).isTrue();
    assertThat(OpenNetwork.isInner("10.0.0.1")).isTrue();
    assertThat(OpenNetwork.isInner("::1")).isTrue();
    assertThat(OpenNetwork.isInner("fd00::1")).isTrue();
    assertThat(OpenNetwork.isInner("8.8.8.8")).isFalse();
    assertThat(OpenNetwork.isInner("example.org")).isFalse();
  }
}
