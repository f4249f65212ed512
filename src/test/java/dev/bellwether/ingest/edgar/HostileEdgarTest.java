package dev.bellwether.ingest.edgar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bellwether.BellwetherException;
import dev.bellwether.SharedData;
import dev.bellwether.guard.MachinePace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are broken, slow or hostile end in an error, and leave nothing wrong behind. */
class HostileEdgarTest {
  private static final Instant NOON = Instant.parse("2024-08-01T12:00:00Z");
  private static final Listing LISTING =
      new Listing("42", List.of(), "0000000042-24-000007", "8-K", LocalDate.of(2024, 8, 1));
  private static final String WHOLE =
      "<SEC-DOCUMENT>\n<SEC-HEADER>\n<ACCEPTANCE-DATETIME>20240801163012\n</SEC-HEADER>\n"
          + "<DOCUMENT>\n<TYPE>8-K\n<TEXT>Said.</TEXT>\n</DOCUMENT>\n"
          + "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>Sold.</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n";

  private static final String INDEX_PAGE =
      "<html><body>Accepted 2024-08-01 16:30:12<table class='tableFile'><tr><td>1</td><td></td>"
          + "<td><a href='form.htm'>form.htm</a></td><td>8-K</td></tr></table></body></html>";

  /** Answers one request. */
  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  @TempDir Path folder;
  private HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Answer answer = exchange -> send(exchange, 200, WHOLE);

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          try (exchange) {
            answer.give(exchange);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void send(HttpExchange exchange, int code, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.ISO_8859_1);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private EdgarIndex index(Clock clock) {
    return index(clock, Duration.ofMillis(700));
  }

  private EdgarIndex index(Clock clock, Duration timeout) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    EdgarFetcher fetcher =
        new EdgarFetcher(
            "Ann Analyst ann@widgets.test",
            timeout,
            new MachinePace(folder.resolve("pace"), Duration.ofMillis(1), clock),
            new KeptPages(folder.resolve("kept")));
    return new EdgarIndex(fetcher, url, url);
  }

  private EdgarIndex index() {
    return index(Clock.systemUTC());
  }

  private void isRefusedAndFetchedAgain(String why) {
    assertThatThrownBy(() -> index().submission(LISTING))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining(why);
    answer = exchange -> send(exchange, 200, WHOLE);
    assertThat(index().submission(LISTING).orElseThrow()).asString().isEqualTo(WHOLE);
  }

  @Test
  void whatIsTooLongIsRefusedAndNotSentAgain() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      byte[] block = new byte[1_000_000];
      for (int i = 0; i <= 100; i++) {
        out.write(block);
      }
    }
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
        };
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> index(Clock.systemUTC(), Duration.ofSeconds(60)).submission(LISTING))
          .isInstanceOf(BellwetherException.class)
          .hasMessageContaining("more than 100 MB");
    }
    assertThat(asked.get()).isEqualTo(1);
  }

  @Test
  void redirectsWithoutEndAreGivenUpAfterAFew() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/again/" + asked.get());
          send(exchange, 302, "");
        };
    assertThatThrownBy(() -> index().submission(LISTING))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("one address to the next");
    assertThat(asked.get()).isEqualTo(6);
  }

  @Test
  void aRedirectWithinTheServerIsFollowedAndOneToAnotherIsNot() {
    answer =
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/moved")) {
            send(exchange, 200, WHOLE);
          } else {
            exchange.getResponseHeaders().set("Location", "/moved");
            send(exchange, 301, "");
          }
        };
    assertThat(index().submission(LISTING).orElseThrow()).asString().isEqualTo(WHOLE);
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://169.254.0.1/secret");
          send(exchange, 302, "");
        };
    assertThatThrownBy(() -> index().filings("42", Set.of("8-K"), LocalDate.EPOCH))
        .hasMessageContaining("another server");
  }

  @Test
  void aServerThatDribblesIsLeftAtTheTimeout() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 100; i++) {
              out.write('x');
              out.flush();
              Thread.sleep(100);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    isRefusedAndFetchedAgain("timeout");
  }

  @Test
  void aBodyThatBreaksOffIsNotKept() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, WHOLE.length());
          exchange.getResponseBody().write(WHOLE.substring(0, 40).getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        };
    isRefusedAndFetchedAgain("unexpected end of stream");
  }

  /** In the header, in a document, between two: the last looks whole but for the end of all. */
  @ParameterizedTest
  @ValueSource(strings = {"ACCEPTANCE", "Said.", "<DOCUMENT>\n<TYPE>EX-99.1", "</SEC-DOCUMENT>"})
  void aSubmissionThatEndsInTheMiddleIsNotKept(String before) {
    String start = WHOLE.substring(0, WHOLE.indexOf(before));
    // Without a length, hanging up is how this server ends whole answers too.
    answer = exchange -> send(exchange, 200, start);
    isRefusedAndFetchedAgain(start.contains("<SEC-HEADER>") ? "was cut short" : "no submission");
  }

  @Test
  void aPageThatComesInPlaceOfASubmissionIsNotKept() {
    answer = exchange -> send(exchange, 200, "<html><body>Down for maintenance</body></html>");
    isRefusedAndFetchedAgain("is no submission");
  }

  @Test
  void whatAnEarlierVersionKeptOfABrokenAnswerIsFetchedAgain() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + LISTING.path();
    byte[] start = WHOLE.substring(0, 90).getBytes(StandardCharsets.UTF_8);
    new KeptPages(folder.resolve("kept")).keep(url, new KeptPages.Page(start, "", ""));
    isRefusedAndFetchedAgain("was cut short");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 140})
  void anIndexPageThatEndsInTheMiddleIsNotKept(int length) {
    Map<String, String> pages = new ConcurrentHashMap<>();
    pages.put(LISTING.indexPath(), INDEX_PAGE.substring(0, length));
    pages.put(LISTING.indexPath().replaceFirst("[^/]+$", "form.htm"), "<html>Said.</html>");
    answerWith(pages);
    assertThatThrownBy(() -> index().submission(LISTING)).isInstanceOf(BellwetherException.class);
    pages.put(LISTING.indexPath(), INDEX_PAGE);
    assertThat(index().submission(LISTING).orElseThrow()).asString().contains("Said.");
  }

  @Test
  void aDocumentBelowAnIndexPageThatEndsInTheMiddleIsNotKept() {
    Map<String, String> pages = new ConcurrentHashMap<>();
    String form = LISTING.indexPath().replaceFirst("[^/]+$", "form.htm");
    pages.put(LISTING.indexPath(), INDEX_PAGE);
    pages.put(form, "<html><body>Sa");
    answerWith(pages);
    assertThatThrownBy(() -> index().submission(LISTING)).hasMessageContaining("was cut short");
    pages.put(form, "<html><body>Said.</body></html>");
    assertThat(index().submission(LISTING).orElseThrow()).asString().contains("Said.");
  }

  private void answerWith(Map<String, String> pages) {
    answer =
        exchange -> {
          String page = pages.get(exchange.getRequestURI().getPath());
          send(exchange, page == null ? 404 : 200, page == null ? "" : page);
        };
  }

  @Test
  void everyRealSubmissionIsTakenForWhole() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.require("data/sec/full-submissions"))) {
      for (Path file : files.toList()) {
        byte[] body = Files.readAllBytes(file);
        // One file is a header without any document.
        if (new String(body, StandardCharsets.ISO_8859_1).contains("<DOCUMENT>")) {
          assertThat(SubmissionShape.fault(body)).as(file.toString()).isEmpty();
          assertThat(SubmissionShape.fault(Arrays.copyOf(body, body.length / 2))).isPresent();
        }
      }
    }
  }

  @Test
  void aListThatIsNoJsonIsAskedForAgain() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          send(exchange, 200, "{\"filings\":{\"recent\":{");
        };
    assertThatThrownBy(() -> index().filings("42", Set.of("8-K"), LocalDate.EPOCH))
        .hasMessageContaining("JSON");
    answer =
        exchange -> {
          boolean conditional = exchange.getRequestHeaders().containsKey("If-None-Match");
          send(exchange, conditional ? 304 : 200, "{}");
        };
    assertThat(index().filings("42", Set.of("8-K"), LocalDate.EPOCH)).isEmpty();
  }

  @Test
  void afterABlockNothingIsAskedForTenMinutesByAnybody() {
    answer = exchange -> send(exchange, 200, "<html>Request Rate Threshold Exceeded</html>");
    assertThatThrownBy(() -> index(at(0)).submission(LISTING)).hasMessageContaining("blocks us");
    answer = exchange -> send(exchange, 200, WHOLE);
    assertThatThrownBy(() -> index(at(10)).submission(LISTING)).hasMessageContaining("blocked");
    assertThat(asked.get()).isEqualTo(1);
    assertThat(index(at(12)).submission(LISTING).orElseThrow()).asString().isEqualTo(WHOLE);
    assertThat(asked.get()).isEqualTo(2);
  }

  private static Clock at(int minutes) {
    return Clock.fixed(NOON.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
  }
}
