package dev.bellwether.ingest.edgar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bellwether.BellwetherException;
import dev.bellwether.guard.MachinePace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are broken, slow or hostile end in an error, and leave nothing wrong behind. */
class HostileEdgarTest {
  private static final Instant NOON = Instant.parse("2024-08-01T12:00:00Z");
  private static final Listing LISTING =
      new Listing("42", List.of(), "0000000042-24-000007", "8-K", LocalDate.of(2024, 8, 1));
  private static final String WHOLE =
      "<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>Said.</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n";

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

  @Test
  void aSubmissionThatEndsWithinADocumentIsNotKept() {
    answer = exchange -> send(exchange, 200, WHOLE.substring(0, 40));
    isRefusedAndFetchedAgain("cut short");
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
