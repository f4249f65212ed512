package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bench.live.FakeDiscord;
import dev.bellwether.bench.live.FakeModel;
import dev.bellwether.config.Configuration;
import dev.bellwether.config.Flag;
import dev.bellwether.config.Inputs;
import dev.bellwether.store.Workspace;
import dev.bellwether.telemetry.OtlpReceiver;
import dev.bellwether.watch.WatchEvent;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch, looked at from outside while it runs. */
class WatchTelemetryIT {
  private static final int ARTICLES = 5;

  @TempDir Path folder;
  private final List<WatchEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final Instruments instruments = new Instruments();
  private volatile boolean stopped;

  private Context context(String collector, String model, String webhook) throws IOException {
    Files.writeString(folder.resolve("models.toml"), FakeModel.card(0.3, 2.5));
    Files.writeString(
        folder.resolve("bellwether.toml"),
        """
        [[policies]]
        name = "one"
        rules = [{ tiers = ["openai"], why = "the stand-in" }]

        [route]
        policy = "one"

        [openai]
        url = "%s"
        model = "%s"

        [embedded]
        model = "lexicon"

        [watch]
        max_age = "0s"

        [telemetry]
        port = 0
        otlp_url = "%s"
        log_file = "watch.log"
        """
            .formatted(model, FakeModel.ID, collector));
    return new Context(
        Workspace.in(folder),
        Configuration.read(
            new Inputs(
                folder,
                folder.resolve("home"),
                Map.of(),
                // Not live, whose deadlines a busy machine may miss.
                List.of(new Flag("--profile", "profile", "batch")))),
        Clock.systemUTC(),
        progress(),
        () -> "r1",
        "0-test",
        "bellwether watch",
        UnaryOperator.identity(),
        secrets(webhook),
        instruments);
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public void stage(String name, long total) {}

      @Override
      public void advance(long items) {}

      @Override
      public void note(String message) {
        notes.add(message);
      }

      @Override
      public boolean stopped() {
        return stopped;
      }
    };
  }

  private static Secrets secrets(String webhook) {
    return new Secrets() {
      @Override
      public Optional<String> variable(String name) {
        return name.equals("BELLWETHER_DISCORD_WEBHOOK") ? Optional.of(webhook) : Optional.empty();
      }

      @Override
      public void hide(String secret) {}
    };
  }

  /** Five articles, and a pipe that stays open. */
  private static RunWatch.Request news(PipedOutputStream pipe) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ARTICLES; i++) {
      lines.append(
          "{\"id\":\"n%d\",\"title\":\"Company %d beats estimates by %d cents\",\"published_at\":\"2026-11-24T14:30:0%dZ\",\"tickers\":[\"AC%s\"]}%n"
              .formatted(i, i, i + 3, i, (char) ('A' + i)));
    }
    PipedInputStream in = new PipedInputStream(pipe, 1 << 16);
    pipe.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    pipe.flush();
    return new RunWatch.Request(in, true, false, Optional.empty());
  }

  @Test
  void eachArticleIsOneTraceFromTheFeedToTheEditAndTheEndpointTellsTheRest() throws Exception {
    try (PipedOutputStream pipe = new PipedOutputStream();
        OtlpReceiver collector = new OtlpReceiver();
        FakeModel model =
            FakeModel.start(
                Duration.ofMillis(50), folder.resolve("model.jsonl"), Clock.systemUTC());
        FakeDiscord discord =
            FakeDiscord.start(
                0, FakeDiscord.Manners.USUAL, folder.resolve("d.jsonl"), Clock.systemUTC())) {
      String webhook = discord.webhook("1", "s3cret-token-0123456789");
      Context context = context(collector.url(), model.address(), webhook);
      RunWatch.Request request = news(pipe);
      CompletableFuture<RunWatch.Report> watch =
          CompletableFuture.supplyAsync(() -> RunWatch.run(context, request, events::add));
      await(() -> discord.finals() == ARTICLES);
      await(() -> events.stream().filter(e -> e instanceof WatchEvent.Edited).count() >= ARTICLES);
      await(() -> get("/metrics").contains("bellwether_spent_today_usd 0.0"));
      await(() -> get("/metrics").contains("bellwether_queue_depth 0.0"));

      assertThat(get("/healthz")).isEqualTo("ok\n");
      assertThat(get("/readyz")).isEqualTo("ok\n");
      String metrics = get("/metrics");
      assertThat(metrics)
          .contains(
              "bellwether_articles_total{source=\"stdin\"} 5.0",
              "bellwether_alert_latency_seconds_count{channel=",
              "bellwether_llm_requests_total{model=\"stand-in\",provider=\"openai\",status=\"done\"} 5.0",
              "bellwether_scores_total{fallback=\"false\",provider=\"openai\"} 5.0",
              "bellwether_circuit_state{provider=\"openai\",state=\"closed\"} 1.0",
              "bellwether_queue_depth 0.0");
      stopped = true;
      watch.get(2, TimeUnit.MINUTES);
      instruments.close();

      assertTraces(collector);
      String log = Files.readString(folder.resolve("watch.log"));
      assertThat(log).contains("\"event\":\"seen\"", "\"event\":\"edited\"", "\"event\":\"call\"");
      assertThat(log + metrics + collector.text())
          .doesNotContain("s3cret-token", "/webhooks/")
          .contains("stand-in");
      assertThat(collector.text()).doesNotContain("beats estimates");
    }
  }

  private void assertTraces(OtlpReceiver collector) {
    Set<String> seen =
        events.stream()
            .filter(event -> event instanceof WatchEvent.Seen)
            .map(event -> ((WatchEvent.Seen) event).article())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen).hasSize(ARTICLES);
    Map<String, List<Span>> traces =
        collector.spans().stream().collect(Collectors.groupingBy(OtlpReceiver::traceId));
    assertThat(traces.keySet()).isEqualTo(seen);
    traces.forEach(
        (article, spans) -> {
          assertThat(spans.stream().map(Span::getName))
              .contains("article", "feed", "alert", "score", "chat stand-in", "edit");
          assertThat(spans.stream().filter(span -> span.getParentSpanId().isEmpty()).count())
              .isEqualTo(1);
        });
  }

  private String get(String path) {
    String address =
        notes.stream()
            .filter(note -> note.startsWith("metrics on "))
            .map(note -> note.substring("metrics on ".length()).replace("/metrics", ""))
            .findFirst()
            .orElseThrow();
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(address + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited too long; " + events + notes);
      }
      Thread.sleep(50);
    }
  }
}
