package dev.bellwether.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the spans that a collector has taken. */
final class SentSpans implements SpanExporter {
  private final SpanExporter exporter;
  private final AtomicLong sent = new AtomicLong();

  SentSpans(SpanExporter exporter) {
    this.exporter = exporter;
  }

  long sent() {
    return sent.get();
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    int size = spans.size();
    CompletableResultCode result = exporter.export(spans);
    result.whenComplete(() -> sent.addAndGet(result.isSuccess() ? size : 0));
    return result;
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
