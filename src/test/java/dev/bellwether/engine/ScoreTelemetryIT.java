package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.config.Profile;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.telemetry.OtlpReceiver;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told to the outside, against what the vendors say happened. */
class ScoreTelemetryIT {
  private static final int HEADLINES = 60;

  @TempDir Path folder;

  @Test
  void metricsTracesAndLogTellOfEveryCallThatTheVendorsSaw() throws Exception {
    try (OtlpReceiver collector = new OtlpReceiver();
        FakeVendors vendors =
            new FakeVendors(
                (tier, n) -> n % 7 == 3 && tier.equals("gemini") ? Fate.ERROR : Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(HEADLINES);
      Instruments instruments = new Instruments();
      Context context =
          lab.context(
              instruments,
              "telemetry.metrics_file=" + folder.resolve("score.prom"),
              "telemetry.otlp_url=" + collector.url(),
              "telemetry.log_file=" + folder.resolve("score.log"));
      ScoreByRoute.Report report = ScoreByRoute.run(context, GuardRules.of(Profile.BATCH), false);
      instruments.close();
      assertThat(report.missed()).isZero();

      String metrics = Files.readString(folder.resolve("score.prom"));
      List<JsonNode> log = log();
      assertCounts(metrics, vendors.journal());
      assertTraces(collector.spans(), vendors.journal());
      assertLog(log, vendors.journal());
      String everything = metrics + log + collector.text();
      assertThat(everything).doesNotContain(CloudLab.KEY, "beats estimates");
      assertThat(lab.notes).noneMatch(note -> note.text().contains("telemetry"));
    }
  }

  private static void assertCounts(String metrics, List<FakeVendors.Entry> journal) {
    assertThat(sum(metrics, "bellwether_llm_requests_total")).isEqualTo(journal.size());
    assertThat(sum(metrics, "bellwether_llm_latency_seconds_count")).isEqualTo(journal.size());
    long answers = journal.stream().filter(each -> each.fate() == Fate.ANSWER).count();
    assertThat(sum(metrics, "bellwether_llm_requests_total", "status=\"done\"")).isEqualTo(answers);
    assertThat(sum(metrics, "bellwether_llm_first_token_seconds_count")).isEqualTo(answers);
    assertThat(sum(metrics, "bellwether_llm_tokens_total", "direction=\"input\""))
        .isEqualTo(answers * FakeVendors.INPUT);
    assertThat(sum(metrics, "bellwether_llm_tokens_total", "direction=\"output\""))
        .isEqualTo(answers * FakeVendors.OUTPUT);
    long microUsd = journal.stream().mapToLong(FakeVendors.Entry::microUsd).sum();
    assertThat(Math.round(sum(metrics, "bellwether_llm_cost_usd_total") * 1e6)).isEqualTo(microUsd);
    assertThat(Math.round(sum(metrics, "bellwether_spent_today_usd") * 1e6)).isEqualTo(microUsd);
    assertThat(sum(metrics, "bellwether_budget_daily_usd")).isEqualTo(1.5);
    assertThat(sum(metrics, "bellwether_cache_misses_total")).isEqualTo(HEADLINES);
    assertThat(sum(metrics, "bellwether_scores_total")).isEqualTo(HEADLINES);
    assertThat(sum(metrics, "bellwether_run_status", "status=\"done\"")).isEqualTo(1);
  }

  private static double sum(String metrics, String name, String... labels) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void assertTraces(List<Span> spans, List<FakeVendors.Entry> journal) {
    Map<String, List<Span>> traces =
        spans.stream().collect(Collectors.groupingBy(OtlpReceiver::traceId));
    assertThat(traces).hasSize(HEADLINES);
    int calls = 0;
    for (Map.Entry<String, List<Span>> trace : traces.entrySet()) {
      List<Span> scores =
          trace.getValue().stream().filter(span -> span.getName().equals("score")).toList();
      assertThat(scores).hasSize(1);
      assertThat(OtlpReceiver.attribute(scores.get(0), "bellwether.article"))
          .contains(trace.getKey());
      for (Span span : trace.getValue()) {
        if (span != scores.get(0)) {
          assertThat(span.getParentSpanId()).isEqualTo(scores.get(0).getSpanId());
          assertThat(OtlpReceiver.attributes(span))
              .containsKeys(
                  "gen_ai.operation.name",
                  "gen_ai.provider.name",
                  "gen_ai.request.model",
                  "bellwether.run.id",
                  "server.address");
          calls++;
        }
      }
    }
    assertThat(calls).isEqualTo(journal.size());
  }

  private List<JsonNode> log() throws IOException {
    ObjectMapper json = new ObjectMapper();
    return Files.readAllLines(folder.resolve("score.log")).stream()
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException e) {
                throw new AssertionError(line, e);
              }
            })
        .toList();
  }

  private static void assertLog(List<JsonNode> log, List<FakeVendors.Entry> journal) {
    Map<String, Integer> events = new HashMap<>();
    for (JsonNode line : log) {
      events.merge(line.get("event").asText(), 1, Integer::sum);
      assertThat(line.get("run_id").asText()).matches("\\d{8}T\\d{6}-r\\d+");
      assertThat(line.get("command").asText()).isEqualTo("score");
      if (line.get("event").asText().equals("call")) {
        assertThat(line.get("article").asText()).matches("[0-9a-f]{32}");
      }
    }
    assertThat(events)
        .containsEntry("run_began", 1)
        .containsEntry("run_ended", 1)
        .containsEntry("score", HEADLINES)
        .containsEntry("call", journal.size());
  }
}
