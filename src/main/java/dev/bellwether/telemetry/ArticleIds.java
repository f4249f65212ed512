package dev.bellwether.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;

/**
 * The trace of an article bears the article's id, 32 hexadecimal digits like any trace id, and its
 * first span the first half of it. So whoever has the id finds the trace, and after a kill the next
 * process goes on with it.
 */
final class ArticleIds implements IdGenerator {
  private static final IdGenerator RANDOM = IdGenerator.random();

  private record Wanted(String traceId, String spanId) {}

  private static final ThreadLocal<Wanted> WANTED = new ThreadLocal<>();

  /** True if this can be the id of a trace; texts that are judged and forgotten have none. */
  static boolean isOne(String article) {
    return TraceId.isValid(article) && SpanId.isValid(first(article));
  }

  private static String first(String article) {
    return article.substring(0, SpanId.getLength());
  }

  /** The first span of an article's trace, for others to lie under; it need not exist yet. */
  static Context under(String article) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    article, first(article), TraceFlags.getSampled(), TraceState.getDefault())));
  }

  /** Starts the first span of an article's trace. */
  Span startFirst(SpanBuilder span, String article) {
    return start(span, new Wanted(article, first(article)));
  }

  /** Starts a span at the top of an article's trace, beside others. */
  Span startTop(SpanBuilder span, String article) {
    return start(span, new Wanted(article, RANDOM.generateSpanId()));
  }

  private static Span start(SpanBuilder span, Wanted ids) {
    WANTED.set(ids);
    try {
      return span.setNoParent().startSpan();
    } finally {
      WANTED.remove();
    }
  }

  @Override
  public String generateTraceId() {
    Wanted ids = WANTED.get();
    return ids == null ? RANDOM.generateTraceId() : ids.traceId();
  }

  @Override
  public String generateSpanId() {
    Wanted ids = WANTED.get();
    return ids == null ? RANDOM.generateSpanId() : ids.spanId();
  }
}
