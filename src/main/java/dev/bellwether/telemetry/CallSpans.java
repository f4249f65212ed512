package dev.bellwether.telemetry;

import dev.bellwether.Cost;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A span for each call to a model. */
final class CallSpans {
  private final Tracer tracer;
  private final boolean captureContent;
  private final UnaryOperator<String> redaction;

  CallSpans(Tracer tracer, boolean captureContent, UnaryOperator<String> redaction) {
    this.tracer = tracer;
    this.captureContent = captureContent;
    this.redaction = redaction;
  }

  /** A span for a call that is about to be told, under whatever this thread is doing. */
  SpanBuilder of(Call call) {
    return tracer
        .spanBuilder(GenAi.operation(call.selection().tier()) + " " + call.selection().model())
        .setSpanKind(call.server().isEmpty() ? SpanKind.INTERNAL : SpanKind.CLIENT)
        .setStartTimestamp(call.startedAt())
        .setAllAttributes(GenAi.request(call.selection(), call.server()))
        .setAllAttributes(LangfuseAttributes.request(call.selection()));
  }

  /** Tells how the call ended, and ends the span at that time. */
  void end(Span span, Call call) {
    if (call.ending() instanceof Call.Answered answered) {
      answered(span, call, answered.completion());
    } else if (call.ending() instanceof Call.Failed failed) {
      failed(span, failed.why());
    }
    span.end(call.startedAt().plus(call.latency()));
  }

  private void answered(Span span, Call call, Completion completion) {
    span.setAttribute(GenAi.FINISH_REASONS, List.of("stop"));
    if (!completion.answeredBy().isEmpty()) {
      span.setAttribute(GenAi.RESPONSE_MODEL, completion.answeredBy());
    }
    completion
        .firstToken()
        .ifPresent(
            after -> {
              span.setAttribute(GenAi.FIRST_CHUNK, after.toNanos() / 1e9);
              span.setAllAttributes(LangfuseAttributes.began(call.startedAt().plus(after)));
            });
    paid(span, completion.usage(), completion.cost());
    if (captureContent) {
      content(span, call, completion.verdict());
    }
  }

  private static void paid(Span span, TokenUsage usage, Cost cost) {
    span.setAllAttributes(GenAi.usage(usage));
    span.setAllAttributes(LangfuseAttributes.usage(usage, cost));
  }

  private void failed(Span span, ModelException why) {
    String message = redaction.apply(String.valueOf(why.getMessage()));
    span.setStatus(StatusCode.ERROR, message);
    span.setAttribute(GenAi.ERROR, why.outcome());
    span.setAttribute(LangfuseAttributes.LEVEL, "ERROR");
    span.setAttribute(LangfuseAttributes.STATUS, message);
    if (why.bill() instanceof Bill.Charged charged) {
      paid(span, charged.usage(), charged.cost());
    }
  }

  private void content(Span span, Call call, Verdict verdict) {
    String asked = redaction.apply(call.question().chunk().text());
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("direction", verdict.direction().name().toLowerCase(Locale.ROOT));
    said.put("score", verdict.score());
    said.put("confidence", verdict.confidence());
    said.put("rationale", redaction.apply(verdict.rationale()));
    String answer = LangfuseAttributes.json(said);
    span.setAttribute(GenAi.INPUT_MESSAGES, messages("user", asked));
    span.setAttribute(GenAi.OUTPUT_MESSAGES, messages("assistant", answer));
    span.setAttribute(LangfuseAttributes.INPUT, asked);
    span.setAttribute(LangfuseAttributes.OUTPUT, answer);
  }

  private static String messages(String role, String text) {
    return LangfuseAttributes.json(
        List.of(Map.of("role", role, "parts", List.of(Map.of("type", "text", "content", text)))));
  }
}
