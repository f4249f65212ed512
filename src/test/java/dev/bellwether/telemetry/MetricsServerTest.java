package dev.bellwether.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.watch.WatchEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsServerTest {
  @TempDir Path folder;
  private final Metrics metrics = new Metrics(name -> name.replace("s3cret", "***"));
  private volatile Optional<String> dead = Optional.empty();
  private volatile Optional<String> notReady = Optional.of("starting");
  private MetricsServer server;

  @BeforeEach
  void start() {
    server = MetricsServer.start("127.0.0.1", 0, metrics.registry(), health());
  }

  private Health health() {
    return new Health() {
      @Override
      public Optional<String> dead() {
        return dead;
      }

      @Override
      public Optional<String> notReady() {
        return notReady;
      }
    };
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(server.address(), path);
  }

  private static HttpResponse<String> get(String address, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private void everything() {
    Happenings.everything(metrics);
  }

  @Test
  void servesEveryMetricThatIsPromised() throws Exception {
    everything();

    HttpResponse<String> answer = get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(answer.body())
        .contains(
            "bellwether_queue_depth 54.0",
            "bellwether_queue_waiting{queue=\"verdicts\"} 51.0",
            "bellwether_articles_total{source=\"wire\"} 1.0",
            "bellwether_price_moves_total{source=\"jump\"} 1.0",
            "bellwether_stale_articles_total{source=\"wire\"} 1.0",
            "bellwether_last_article_timestamp_seconds 1.7955306E9",
            "bellwether_source_lag_seconds{source=\"wire\"} 90.0",
            "bellwether_source_polls_total{source=\"down\",status=\"failed\"} 1.0",
            "bellwether_alert_latency_seconds_bucket{channel=\"desk\",le=\"0.15\"} 1",
            "bellwether_edit_latency_seconds_count{channel=\"desk\"} 1",
            "bellwether_verdict_latency_seconds_count{provider=\"gemini\"} 1",
            "bellwether_dead_alerts_total{channel=\"desk\"} 1.0",
            "bellwether_uncertain_alerts_total{channel=\"desk\"} 1.0",
            "bellwether_spent_today_usd 0.75",
            "bellwether_worker_restarts_total{reason=\"crashed\"} 2.0",
            "bellwether_vram_bytes 9.0E9",
            "bellwether_market_open 1.0",
            "bellwether_fallback_share 1.0")
        .doesNotContain("s3cret", "bellwether_articles_total{source=\"jump\"}");
  }

  @Test
  void whatHasNotHappenedInAWatchIsNoughtFromItsStart() throws Exception {
    metrics.watched(Happenings.watch().get(0));

    assertThat(get("/metrics").body())
        .contains(
            "bellwether_alerts_total{channel=\"desk\"} 0.0",
            "bellwether_dead_alerts_total{channel=\"desk\"} 0.0",
            "bellwether_uncertain_alerts_total{channel=\"desk\"} 0.0",
            "bellwether_channel_retired{channel=\"desk\"} 0.0",
            "bellwether_journal_troubles_total 0.0",
            "bellwether_throttled_total{by=\"429\",channel=\"desk\",method=\"POST\"} 0.0",
            "bellwether_worker_restarts_total{reason=\"crashed\"} 0.0")
        .doesNotContain("bellwether_vram_bytes ");
    metrics.watched(new WatchEvent.JournalTroubled(Instant.EPOCH, "the disk is full"));
    assertThat(get("/metrics").body()).contains("bellwether_journal_troubles_total 1.0");
    metrics.workers(Happenings::workers);
    assertThat(get("/metrics").body())
        .contains("bellwether_worker_restarts_total{reason=\"crashed\"} 2.0");
  }

  @Test
  void promtoolFindsNothingToSayAgainstIt() throws Exception {
    Promtool.assumeInstalled();
    everything();

    assertThat(Promtool.run(folder, get("/metrics").body(), "check", "metrics"))
        .isEqualTo(new Promtool.Verdict(0, ""));
  }

  @Test
  void saysWhetherItIsAliveAndReady() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).isEqualTo("starting\n");

    notReady = Optional.empty();
    dead = Optional.of("nothing has happened for 121 s");
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/healthz").statusCode()).isEqualTo(503);
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    int port = URI.create(server.address()).getPort();

    assertThatThrownBy(() -> MetricsServer.start("127.0.0.1", port, metrics.registry(), health()))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("cannot serve metrics on 127.0.0.1:" + port);
  }

  @Test
  void aRealPrometheusScrapesItAndEvaluatesTheRules() throws Exception {
    Promtool.assumeInstalled();
    everything();
    Handouts.write(folder, true);
    Path data = Files.createDirectory(folder.resolve("data"));
    String target = URI.create(server.address()).getAuthority();
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("127.0.0.1:9464", target)
            .replaceAll("_interval: 15s", "_interval: 1s"));
    int port = freePort();
    Process prometheus =
        new ProcessBuilder(
                "/usr/bin/prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + data,
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    try {
      String api = "http://127.0.0.1:" + port;
      assertThat(await(api, "/api/v1/query?query=bellwether_queue_depth", "\"54\""))
          .contains("\"instance\":\"" + target + "\"");
      assertThat(await(api, "/api/v1/targets", "\"health\":\"up\"")).contains(target);
      // The backlog's holds, and those without delay on the alert that was given up.
      assertThat(await(api, "/api/v1/rules", "\"state\":\"pending\""))
          .containsPattern("\"state\":\"pending\",\"name\":\"BellwetherBacklog\"")
          .doesNotContain("\"health\":\"err\"");
    } finally {
      prometheus.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Asks until the answer holds a text, as long as a slow machine may need to start a server. */
  private static String await(String address, String path, String text) throws Exception {
    String last = "";
    for (long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        System.nanoTime() < end; ) {
      try {
        last = get(address, path).body();
      } catch (IOException e) {
        last = e.toString();
      }
      if (last.contains(text)) {
        return last;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("no " + text + " in " + last);
  }
}
