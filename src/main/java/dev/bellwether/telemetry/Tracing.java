package dev.bellwether.telemetry;

import dev.bellwether.llm.Call;
import dev.bellwether.watch.WatchEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A trace for each article: its scoring, and under it each call to a model. Spans wait in a queue
 * for a thread that sends them; when the queue is full or the collector is down they are dropped
 * and counted, and nobody waits.
 */
final class Tracing implements Observer {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration REQUEST = Duration.ofSeconds(10);
  private static final Duration DELAY = Duration.ofSeconds(1);

  /** Short, so that the end of a command still hears that a collector is down. */
  private static final RetryPolicy RETRY =
      RetryPolicy.builder()
          .setMaxAttempts(3)
          .setInitialBackoff(Duration.ofMillis(200))
          .setMaxBackoff(Duration.ofMillis(500))
          .build();

  private static final int QUEUE = 8_192;

  private final ArticleIds ids = new ArticleIds();
  private final List<SentSpans> exporters = new ArrayList<>();
  private final ExportTrouble listening;
  private final Consumer<String> trouble;
  private final Duration patience;
  private final UnaryOperator<String> redaction;
  private final SdkTracerProvider provider;
  private final Spans spans;
  private final CallSpans calls;
  private final WatchSpans watch;

  /**
   * Traces for these collectors.
   *
   * @param captureContent whether spans hold what models read and said
   * @param patience how long closing may wait for a collector
   */
  Tracing(
      List<Collector> collectors,
      boolean captureContent,
      String version,
      Duration patience,
      UnaryOperator<String> redaction,
      Consumer<String> trouble) {
    this.listening = ExportTrouble.listen(trouble);
    this.trouble = trouble;
    this.patience = patience;
    this.redaction = redaction;
    collectors.forEach(collector -> exporters.add(new SentSpans(exporter(collector))));
    this.provider = provider(version);
    this.spans = new Spans(provider.get("dev.bellwether", version), ids);
    this.calls = new CallSpans(spans, captureContent, redaction);
    this.watch = new WatchSpans(spans, captureContent, redaction);
  }

  private static OtlpHttpSpanExporter exporter(Collector collector) {
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(collector.endpoint())
            .setCompression("gzip")
            .setConnectTimeout(CONNECT)
            .setTimeout(REQUEST)
            .setRetryPolicy(RETRY);
    collector.headers().forEach(builder::addHeader);
    return builder.build();
  }

  private SdkTracerProvider provider(String version) {
    SdkTracerProviderBuilder building =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setResource(
                Resource.getDefault()
                    .merge(
                        Resource.create(
                            Attributes.of(
                                AttributeKey.stringKey("service.name"),
                                "bellwether",
                                AttributeKey.stringKey("service.version"),
                                version))));
    for (SentSpans exporter : exporters) {
      building.addSpanProcessor(
          BatchSpanProcessor.builder(exporter)
              .setScheduleDelay(DELAY)
              .setMaxQueueSize(QUEUE)
              .build());
    }
    return building.build();
  }

  @Override
  public void runBegan(Run began) {
    spans.run(began);
  }

  @Override
  public Scoring scoring(Task task) {
    SpanBuilder span =
        task.watched()
            ? spans.under(task.article(), "score")
            : spans
                .of("score", task.article())
                .setAttribute(LangfuseAttributes.TRACE_NAME, "score " + task.ticker());
    span.setAttribute("bellwether.ticker", task.ticker())
        .setAttribute(LangfuseAttributes.TYPE, "chain");
    Span started = task.watched() ? span.startSpan() : spans.start(span, task.article());
    return new ScoreSpan(started, redaction);
  }

  @Override
  public void called(String article, Call call) {
    calls.called(article, call);
  }

  @Override
  public void watched(WatchEvent event) {
    watch.watched(event);
  }

  @Override
  public void close() {
    provider.shutdown().join(patience.toMillis(), TimeUnit.MILLISECONDS);
    listening.close();
    for (SentSpans exporter : exporters) {
      long lost = spans.made() - exporter.sent();
      if (lost > 0) {
        trouble.accept(lost + " of " + spans.made() + " spans of traces were not sent");
      }
    }
  }
}
