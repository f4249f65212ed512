package dev.bellwether.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextfileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("bellwether.prom");
  }

  private String runOnce() throws IOException {
    Metrics metrics = new Metrics(name -> name);
    Happenings.all(metrics);
    Textfile.at(file(), metrics).runEnded(Happenings.end("done", Map.of("scored", 7)));
    return Files.readString(file());
  }

  @Test
  void holdsTheMetricsOfTheRunUnderTheirPromisedNames() throws IOException {
    assertThat(runOnce())
        .contains(
            "bellwether_llm_requests_total{model=\"gemini-3.5-flash-lite\",provider=\"gemini\",status=\"done\"} 1.0",
            "bellwether_llm_requests_total{model=\"gemini-3.5-flash-lite\",provider=\"gemini\",status=\"timed_out\"} 1.0",
            "bellwether_llm_tokens_total{direction=\"input\",model=\"gemini-3.5-flash-lite\"} 812.0",
            "bellwether_llm_tokens_total{direction=\"output\",model=\"gemini-3.5-flash-lite\"} 14.0",
            "bellwether_llm_cost_usd_total{model=\"gemini-3.5-flash-lite\",provider=\"gemini\"} 2.79E-4",
            "bellwether_llm_latency_seconds_count{model=\"gemini-3.5-flash-lite\",provider=\"gemini\"} 2",
            "bellwether_llm_first_token_seconds_count{model=\"gemini-3.5-flash-lite\",provider=\"gemini\"} 1",
            "bellwether_circuit_state{provider=\"gemini\",state=\"open\"} 1.0",
            "bellwether_circuit_state{provider=\"gemini\",state=\"closed\"} 0.0",
            "bellwether_cache_hits_total{provider=\"gemini\"} 2.0",
            "bellwether_cache_near_hits_total{provider=\"gemini\"} 1.0",
            "bellwether_scores_total{fallback=\"true\",provider=\"gemini\"} 1.0",
            "bellwether_run_items{command=\"score\",item=\"scored.gemini.gemini-3.5\"} 7.0",
            "bellwether_run_duration_seconds{command=\"score\"} 12.0");
  }

  @Test
  void aCommandThatIsNoWatchHasNoQueueAndHasSeenNoArticle() throws IOException {
    assertThat(runOnce()).doesNotContain("queue", "last_article", "market");
  }

  @Test
  void countsGoOnFromRunToRunAndGaugesDoNot() throws IOException {
    runOnce();
    String second = runOnce();

    assertThat(second)
        .contains(
            "status=\"done\"} 2.0",
            "bellwether_llm_latency_seconds_count{model=\"gemini-3.5-flash-lite\",provider=\"gemini\"} 4",
            "le=\"1.0\"} 4",
            "bellwether_run_duration_seconds{command=\"score\"} 12.0");
    assertThat(second.lines().filter(line -> line.startsWith("# TYPE")).distinct().count())
        .isEqualTo(second.lines().filter(line -> line.startsWith("# TYPE")).count());
  }

  @Test
  void remembersWhenACommandLastSucceededAfterItHasFailed() throws IOException {
    Metrics metrics = new Metrics(name -> name);
    Textfile textfile = Textfile.at(file(), metrics);
    RunEnd done = Happenings.end("done", Map.of());
    metrics.runEnded(done);
    textfile.runEnded(done);
    Metrics next = new Metrics(name -> name);
    RunEnd failed =
        new RunEnd(
            done.run(), done.at().plusSeconds(60), Duration.ofSeconds(1), "failed", Map.of());
    next.runEnded(failed);
    Textfile.at(file(), next).runEnded(failed);

    assertThat(Files.readString(file()))
        .contains(
            "bellwether_run_status{command=\"score\",status=\"done\"} 0.0",
            "bellwether_run_status{command=\"score\",status=\"failed\"} 1.0",
            "bellwether_run_end_timestamp_seconds{command=\"score\",status=\"done\"} 1.795530612E9");
  }

  @Test
  void promtoolFindsNothingToSayAgainstIt() throws IOException {
    Promtool.assumeInstalled();
    runOnce();

    assertThat(Promtool.run(folder, runOnce(), "check", "metrics"))
        .isEqualTo(new Promtool.Verdict(0, ""));
  }

  @Test
  void anotherUserMayReadItAndNothingElseThatIsAMetricsFileLiesBesideIt() throws IOException {
    runOnce();

    assertThat(Files.getPosixFilePermissions(file())).contains(PosixFilePermission.OTHERS_READ);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(each -> each.toString().endsWith(".prom"))).containsExactly(file());
    }
  }

  @Test
  void aForeignFileInItsPlaceIsReplaced() throws IOException {
    Files.writeString(file(), "not metrics\n\u0000 at all 7\n");

    assertThat(runOnce()).doesNotContain("at all").contains("bellwether_run_status");
  }

  @Test
  void aFolderThatDoesNotExistIsSaidBeforeTheRun() {
    assertThatThrownBy(() -> Textfile.at(folder.resolve("no/x.prom"), new Metrics(name -> name)))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("no/x.prom");
  }
}
