package dev.bellwether.telemetry;

import dev.bellwether.Score;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The span of a text that is being scored; calls of the same thread lie under it. */
final class ScoreSpan implements Scoring {
  private final Span span;
  private final Scope scope;
  private final UnaryOperator<String> redaction;

  /** Makes a started span the current one, until it is closed. */
  @SuppressWarnings("MustBeClosedChecker") // by close()
  ScoreSpan(Span span, UnaryOperator<String> redaction) {
    this.span = span;
    this.scope = span.makeCurrent();
    this.redaction = redaction;
  }

  @Override
  public void answered(Score score) {
    span.setAttribute("bellwether.tier", score.provenance().selection().tier().key());
    span.setAttribute("bellwether.model", score.provenance().selection().model());
    span.setAttribute("bellwether.direction", score.direction().name().toLowerCase(Locale.ROOT));
    span.setAttribute("bellwether.value", score.value());
    span.setAttribute("bellwether.confidence", score.confidence());
    span.setAttribute("bellwether.fallback", score.provenance().fallback());
  }

  @Override
  public void missed(String reason) {
    String message = redaction.apply(reason);
    span.setStatus(StatusCode.ERROR, message);
    span.setAttribute(LangfuseAttributes.LEVEL, "WARNING");
    span.setAttribute(LangfuseAttributes.STATUS, message);
  }

  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
