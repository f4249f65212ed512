package dev.bellwether.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.atomic.AtomicLong;

/** Begins spans, each with the run and the article it belongs to. Safe for threads. */
final class Spans {
  private static final AttributeKey<String> RUN = AttributeKey.stringKey("bellwether.run.id");
  private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("bellwether.command");
  private static final AttributeKey<String> ARTICLE = AttributeKey.stringKey("bellwether.article");

  private final Tracer tracer;
  private final ArticleIds ids;
  private final AtomicLong made = new AtomicLong();
  private volatile Attributes run = Attributes.empty();

  Spans(Tracer tracer, ArticleIds ids) {
    this.tracer = tracer;
    this.ids = ids;
  }

  void run(Run began) {
    run =
        Attributes.of(
            RUN, began.id(), COMMAND, began.command(), LangfuseAttributes.SESSION, began.id());
  }

  /** How many were begun. */
  long made() {
    return made.get();
  }

  /** A span to be started, under whatever this thread is doing unless it is told otherwise. */
  SpanBuilder of(String name, String article) {
    made.incrementAndGet();
    return tracer.spanBuilder(name).setAllAttributes(run).setAttribute(ARTICLE, article);
  }

  /** The same under the first span of an article that a watch saw. */
  SpanBuilder under(String article, String name) {
    SpanBuilder span = of(name, article);
    return ArticleIds.isOne(article) ? span.setParent(ArticleIds.under(article)) : span;
  }

  /** Starts the first span of an article's trace. */
  Span startFirst(SpanBuilder span, String article) {
    return ids.startFirst(span, article);
  }

  /** Starts a span under what this thread is doing; else at the top of the article's trace. */
  Span start(SpanBuilder span, String article) {
    boolean busy = Span.current().getSpanContext().isValid();
    return busy || !ArticleIds.isOne(article) ? span.startSpan() : ids.startTop(span, article);
  }
}
