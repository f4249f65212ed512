package dev.bellwether.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.bellwether.llm.ModelException;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracingTest {
  private static final String CHAT = "generate_content gemini-3.5-flash-lite";

  private final List<String> trouble = new ArrayList<>();
  private OtlpReceiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new OtlpReceiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Tracing tracing(boolean captureContent, Collector... collectors) {
    return new Tracing(
        List.of(collectors),
        captureContent,
        "0.1.0",
        text -> text.replace("s3cret-key", "***"),
        trouble::add);
  }

  private void scoreOne(boolean captureContent) {
    try (Tracing tracing = tracing(captureContent, Collector.otlp(receiver.url(), ""))) {
      tracing.runBegan(Happenings.RUN);
      try (Scoring scoring = tracing.scoring(Happenings.HASH, "ACME")) {
        tracing.ended(Happenings.answered(Duration.ofMillis(900)));
        scoring.answered(Happenings.score(false));
      }
    }
  }

  @Test
  void anArticleIsOneTraceThatBearsItsIdAndCallsLieUnderItsScoring() {
    scoreOne(false);

    Span score = receiver.span("score");
    Span call = receiver.span(CHAT);
    assertThat(OtlpReceiver.traceId(score)).isEqualTo(Happenings.HASH);
    assertThat(OtlpReceiver.traceId(call)).isEqualTo(Happenings.HASH);
    assertThat(score.getParentSpanId().isEmpty()).isTrue();
    assertThat(call.getParentSpanId()).isEqualTo(score.getSpanId());
    assertThat(OtlpReceiver.attributes(score))
        .contains(
            entry("bellwether.article", Happenings.HASH),
            entry("bellwether.run.id", "20261124T143000-abcd"),
            entry("bellwether.direction", "bullish"),
            entry("bellwether.fallback", false));
    assertThat(trouble).isEmpty();
  }

  @Test
  void aCallHasTheAttributesOfTheConventionAndItsRealTimes() {
    scoreOne(false);

    Span call = receiver.span(CHAT);
    assertThat(call.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(call.getEndTimeUnixNano() - call.getStartTimeUnixNano()).isEqualTo(900_000_000L);
    assertThat(OtlpReceiver.attributes(call))
        .contains(
            entry("gen_ai.operation.name", "generate_content"),
            entry("gen_ai.provider.name", "gcp.gemini"),
            entry("gen_ai.request.model", "gemini-3.5-flash-lite"),
            entry("gen_ai.request.max_tokens", 120L),
            entry("gen_ai.request.temperature", 0.0),
            entry("gen_ai.request.stream", true),
            entry("gen_ai.response.model", "gemini-3.5-flash-lite-001"),
            entry("gen_ai.response.finish_reasons", List.of("stop")),
            entry("gen_ai.response.time_to_first_chunk", 0.35),
            entry("gen_ai.usage.input_tokens", 812L),
            entry("gen_ai.usage.output_tokens", 14L),
            entry("gen_ai.usage.cache_read.input_tokens", 100L),
            entry("server.address", "localhost"),
            entry("server.port", 4010L));
  }

  @Test
  void aCallSaysToLangfuseWhatItCostAndWhichPromptAsked() {
    scoreOne(false);

    assertThat(OtlpReceiver.attributes(receiver.span(CHAT)))
        .contains(
            entry("langfuse.observation.type", "generation"),
            entry("langfuse.observation.model.name", "gemini-3.5-flash-lite"),
            entry(
                "langfuse.observation.usage_details",
                "{\"input\":712,\"cache_read_input_tokens\":100,\"output\":14}"),
            entry("langfuse.observation.cost_details", "{\"total\":2.79E-4}"),
            entry("langfuse.observation.prompt.name", "headline"),
            entry("langfuse.observation.prompt.version", 3L),
            entry("langfuse.observation.completion_start_time", "2026-11-24T14:30:00.350Z"));
  }

  @Test
  void whatModelsReadAndSayIsNotThereUnlessItIsWanted() {
    scoreOne(false);
    assertThat(receiver.text()).doesNotContain("Acme beats", "beats estimates");

    scoreOne(true);
    assertThat(receiver.text()).contains("Acme beats estimates").contains("gen_ai.input.messages");
  }

  @Test
  void aFailureIsAnErrorWithItsKindAndWithoutSecrets() {
    try (Tracing tracing = tracing(false, Collector.otlp(receiver.url() + "/v1/traces", ""))) {
      tracing.ended(Happenings.failed(new ModelException.TimedOut("no answer to s3cret-key")));
    }

    Span call = receiver.span(CHAT);
    assertThat(call.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(OtlpReceiver.attributes(call)).contains(entry("error.type", "timed_out"));
    assertThat(OtlpReceiver.traceId(call)).isEqualTo(Happenings.HASH);
    assertThat(receiver.text()).contains("no answer to ***").doesNotContain("s3cret-key");
  }

  @Test
  void langfuseGetsItsPathItsKeysAndItsVersion() {
    try (Tracing tracing =
        tracing(false, Collector.langfuse(receiver.url(), "pk-lf-1", "sk-lf-2"))) {
      tracing.ended(Happenings.answered(Duration.ofMillis(5)));
    }

    OtlpReceiver.Received received = receiver.received().get(0);
    assertThat(received.path()).isEqualTo("/api/public/otel/v1/traces");
    assertThat(received.headers())
        .contains(
            entry("authorization", "Basic cGstbGYtMTpzay1sZi0y"),
            entry("x-langfuse-ingestion-version", "4"),
            entry("content-type", "application/x-protobuf"),
            entry("content-encoding", "gzip"));
  }

  @Test
  void headersForACollectorAreReadAsOpenTelemetryWritesThem() {
    Collector collector = Collector.otlp("http://c.test/", "Authorization=Bearer%20a+b, x-org=7");

    assertThat(collector.headers()).isEqualTo(Map.of("Authorization", "Bearer a+b", "x-org", "7"));
    assertThat(collector).hasToString("http://c.test/v1/traces");
  }

  @Test
  void aCollectorThatIsDownIsSaidOnceAndHoldsNobodyUp() {
    receiver.close();
    long before = System.nanoTime();
    try (Tracing tracing = tracing(false, Collector.otlp(receiver.url(), ""))) {
      for (int i = 0; i < 50_000; i++) {
        tracing.ended(Happenings.answered(Duration.ofMillis(5)));
      }
    }

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    assertThat(trouble).hasSize(2);
    assertThat(trouble.get(0)).startsWith("traces cannot be sent: ");
    assertThat(trouble.get(1)).isEqualTo("50000 of 50000 spans of traces were not sent");
  }
}
