package dev.bellwether.telemetry;

import dev.bellwether.Ticker;
import dev.bellwether.watch.WatchEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What becomes of an article in a watch, as spans of its trace: the look at the feed, the alert and
 * the edits. The first span lies over all of them and lasts from the look to the first thing that
 * came of the article; what comes later, such as a better verdict after an hour, lies under it all
 * the same.
 */
final class WatchSpans {
  /** Articles that wait for their first span; of more than that the oldest goes without. */
  private static final int MOST_WAITING = 10_000;

  private record Waiting(WatchEvent.Seen seen, Instant from) {}

  private final Spans spans;
  private final boolean captureContent;
  private final UnaryOperator<String> redaction;
  private final Map<String, WatchEvent.Polled> polls = new HashMap<>();
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  WatchSpans(Spans spans, boolean captureContent, UnaryOperator<String> redaction) {
    this.spans = spans;
    this.captureContent = captureContent;
    this.redaction = redaction;
  }

  /** Makes the spans that an event completes. */
  synchronized void watched(WatchEvent event) {
    if (event instanceof WatchEvent.Polled polled) {
      polls.put(polled.source(), polled);
    } else if (event instanceof WatchEvent.Seen seen && ArticleIds.isOne(seen.article())) {
      await(seen);
    } else if (event instanceof WatchEvent.Alerted alerted) {
      first(alerted);
      Span span = sent(alerted, "alert", alerted.channel(), alerted.took());
      span.setAttribute("bellwether.message.id", alerted.messageId());
      span.setAttribute("bellwether.message.alerts", alerted.together());
      span.setAttribute("bellwether.message.repeat", alerted.repeat());
      span.end(alerted.at());
    } else if (event instanceof WatchEvent.Edited edited) {
      Span span = sent(edited, "edit", edited.channel(), edited.took());
      span.setAttribute("bellwether.message.id", edited.messageId());
      span.setAttribute("bellwether.message.shows", edited.shows());
      span.end(edited.at());
    } else if (event instanceof WatchEvent.Scored scored) {
      first(scored);
    } else if (event instanceof WatchEvent.Died died) {
      first(died);
      failed(died, died.channel(), died.reason());
    } else if (event instanceof WatchEvent.Uncertain lost) {
      first(lost);
      failed(lost, lost.channel(), lost.reason());
    }
  }

  private void await(WatchEvent.Seen seen) {
    WatchEvent.Polled poll = polls.get(seen.source());
    Instant looked = poll == null ? seen.at() : poll.at().minus(poll.took());
    waiting.put(seen.article(), new Waiting(seen, looked.isBefore(seen.at()) ? looked : seen.at()));
    if (waiting.size() > MOST_WAITING) {
      waiting.remove(waiting.keySet().iterator().next());
    }
  }

  /** The span over the trace and the one of the look, once for each article. */
  private void first(WatchEvent.OfArticle event) {
    Waiting known = waiting.remove(event.article());
    if (known == null) {
      return;
    }
    WatchEvent.Seen seen = known.seen();
    String tickers = String.join(" ", seen.tickers().stream().map(Ticker::symbol).toList());
    Span span =
        spans.startFirst(
            spans.of("article", seen.article()).setStartTimestamp(known.from()), seen.article());
    span.setAttribute(LangfuseAttributes.TYPE, "chain");
    span.setAttribute(LangfuseAttributes.TRACE_NAME, "article " + tickers);
    span.setAttribute("bellwether.tickers", tickers);
    span.setAttribute("bellwether.urgent", seen.urgent());
    if (captureContent) {
      span.setAttribute(LangfuseAttributes.INPUT, redaction.apply(seen.title()));
    }
    span.end(event.at());
    look(known);
  }

  private void look(Waiting known) {
    WatchEvent.Seen seen = known.seen();
    Span look = spans.under(seen.article(), "feed").setStartTimestamp(known.from()).startSpan();
    look.setAttribute("bellwether.source", redaction.apply(seen.source()));
    look.setAttribute(
        "bellwether.source.lag_seconds",
        Duration.between(seen.publishedAt(), seen.at()).toNanos() / 1e9);
    look.end(seen.at());
  }

  private Span sent(WatchEvent.OfArticle event, String name, String channel, Duration took) {
    Span span =
        spans
            .under(event.article(), name)
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(event.at().minus(took))
            .startSpan();
    return span.setAttribute("bellwether.channel", channel);
  }

  private void failed(WatchEvent.OfArticle event, String channel, String reason) {
    Span span = sent(event, event.type(), channel, Duration.ZERO);
    String clean = redaction.apply(reason);
    span.setStatus(StatusCode.ERROR, clean);
    span.setAttribute(GenAi.ERROR, event.type());
    span.setAttribute(LangfuseAttributes.LEVEL, "ERROR");
    span.setAttribute(LangfuseAttributes.STATUS, clean);
    span.end(event.at());
  }
}
