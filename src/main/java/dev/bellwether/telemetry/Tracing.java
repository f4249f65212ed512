package dev.bellwether.telemetry;

import dev.bellwether.Ticker;
import dev.bellwether.llm.Call;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A trace for each article: its scoring, and under it each call to a model. Spans wait in a queue
 * for a thread that sends them; when the queue is full or the collector is down they are dropped
 * and counted, and nobody waits.
 */
final class Tracing implements Observer {
  private static final AttributeKey<String> RUN = AttributeKey.stringKey("bellwether.run.id");
  private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("bellwether.command");
  private static final AttributeKey<String> ARTICLE = AttributeKey.stringKey("bellwether.article");
  private static final AttributeKey<String> TICKER = AttributeKey.stringKey("bellwether.ticker");
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

  /** How long the end of a command may wait for a collector. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ArticleIds ids = new ArticleIds();
  private final List<SentSpans> exporters = new ArrayList<>();
  private final AtomicLong ended = new AtomicLong();
  private final ExportTrouble listening;
  private final Consumer<String> trouble;
  private final UnaryOperator<String> redaction;
  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final CallSpans calls;
  private volatile Attributes run = Attributes.empty();

  /**
   * Traces for these collectors.
   *
   * @param captureContent whether spans hold what models read and said
   */
  Tracing(
      List<Collector> collectors,
      boolean captureContent,
      String version,
      UnaryOperator<String> redaction,
      Consumer<String> trouble) {
    this.listening = ExportTrouble.listen(trouble);
    this.trouble = trouble;
    this.redaction = redaction;
    collectors.forEach(collector -> exporters.add(new SentSpans(exporter(collector))));
    this.provider = provider(version);
    this.tracer = provider.get("dev.bellwether", version);
    this.calls = new CallSpans(tracer, captureContent, redaction);
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
    run =
        Attributes.of(
            RUN, began.id(), COMMAND, began.command(), LangfuseAttributes.SESSION, began.id());
  }

  @Override
  public Scoring scoring(String contentHash, String subject) {
    SpanBuilder span =
        tracer
            .spanBuilder("score")
            .setAllAttributes(run)
            .setAttribute(ARTICLE, contentHash)
            .setAttribute(TICKER, subject)
            .setAttribute(LangfuseAttributes.TRACE_NAME, "score " + subject)
            .setAttribute(LangfuseAttributes.TYPE, "chain");
    ended.incrementAndGet();
    return new ScoreSpan(start(span, contentHash), redaction);
  }

  @Override
  public void ended(Call call) {
    String ticker = call.question().ticker().map(Ticker::symbol).orElse("");
    String article = call.question().chunk().contentHash();
    SpanBuilder span = calls.of(call).setAllAttributes(run).setAttribute(TICKER, ticker);
    ended.incrementAndGet();
    calls.end(start(span, article), call);
  }

  /** Under what this thread is doing; else at the top of the trace of the text. */
  private Span start(SpanBuilder span, String contentHash) {
    boolean busy = Span.current().getSpanContext().isValid();
    return busy || !ArticleIds.isOne(contentHash)
        ? span.startSpan()
        : ids.startTop(span, contentHash);
  }

  @Override
  public void close() {
    provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    listening.close();
    for (SentSpans exporter : exporters) {
      long lost = ended.get() - exporter.sent();
      if (lost > 0) {
        trouble.accept(lost + " of " + ended.get() + " spans of traces were not sent");
      }
    }
  }
}
