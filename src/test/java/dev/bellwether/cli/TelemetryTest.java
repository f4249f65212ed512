package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.telemetry.OtlpReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry of commands, as an operator sets it up. */
class TelemetryTest {
  private static final String SECRET = "s3cret-planted-0123456789";

  @TempDir Path folder;
  private final Site site = new Site();
  private OtlpReceiver collector;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    collector = new OtlpReceiver();
    shell =
        new Shell(folder)
            .set("BELLWETHER_EMBEDDED_MODEL", "lexicon")
            .set("BELLWETHER_TELEMETRY_LOG_FILE", "bellwether.log")
            .set("BELLWETHER_TELEMETRY_OTLP_URL", collector.url())
            .set("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Bearer%20" + SECRET);
  }

  @AfterEach
  void close() {
    site.close();
    collector.close();
  }

  @Test
  void oneFileHoldsTheMetricsOfAllCommandsOfATimer() {
    shell
        .run("ingest", "feed", site.url("/feed"), "--metrics-file", "bellwether.prom")
        .exits(ExitCode.DONE);
    shell.run("score", "--metrics-file", "bellwether.prom").exits(ExitCode.DONE);

    assertThat(shell.read("bellwether.prom"))
        .contains(
            "bellwether_run_items{command=\"ingest feed\",item=\"added\"} 1.0",
            "bellwether_run_items{command=\"score\",item=\"scored\"} 1.0",
            "bellwether_run_status{command=\"ingest feed\",status=\"done\"} 1.0",
            "bellwether_run_status{command=\"score\",status=\"done\"} 1.0",
            "bellwether_llm_requests_total{model=\"lexicon-1\",provider=\"embedded\",status=\"done\"} 1.0");
  }

  @Test
  void aRunThatFailsSaysSoToo() {
    shell
        .run("ingest", "feed", site.url("/broken"), "--metrics-file", "bellwether.prom")
        .exits(ExitCode.FAILED);

    assertThat(shell.read("bellwether.prom"))
        .contains("bellwether_run_status{command=\"ingest feed\",status=\"failed\"} 1.0");
    assertThat(shell.read("bellwether.log"))
        .contains("\"event\":\"run_ended\"", "\"status\":\"failed\"");
  }

  @Test
  void secretsAreNowhere() throws IOException {
    String address = site.url("/feed?user=me&api_key=" + SECRET);
    shell.run("ingest", "feed", address, "--metrics-file", "m.prom").exits(ExitCode.DONE);
    shell
        .run("ingest", "feed", site.url("/broken?token=" + SECRET), "--metrics-file", "m.prom")
        .exits(ExitCode.FAILED);
    shell.run("score", "--metrics-file", "m.prom").exits(ExitCode.DONE);

    assertThat(collector.spans()).isNotEmpty();
    assertThat(collector.received().get(0).headers())
        .containsEntry("authorization", "Bearer " + SECRET);
    assertThat(shell.read("m.prom") + shell.read("bellwether.log") + collector.text())
        .contains("score")
        .doesNotContain(SECRET);
    assertThat(shell.read("bellwether.log")).contains("token=***");
  }

  @Test
  void aCollectorThatIsDownChangesNeitherTheResultNorTheExitCode() {
    shell.run("ingest", "feed", site.url("/feed")).exits(ExitCode.DONE);
    collector.close();

    Ran score = shell.run("score").exits(ExitCode.DONE);
    assertThat(score.rows()).hasSize(1);
    score.mentions("traces cannot be sent: ");
    score.mentions(" spans of traces were not sent");
  }

  @Test
  void whereMetricsCannotBeWrittenTheRunDoesNotBegin() {
    shell
        .run("score", "--metrics-file", "no/such/folder/m.prom")
        .exits(ExitCode.USAGE)
        .mentions("cannot write metrics to");

    shell.run("runs", "list").exits(ExitCode.DONE).prints();
  }

  @Test
  void aCommandThatRunsNothingWritesNothing() {
    shell.set("BELLWETHER_TELEMETRY_METRICS_FILE", "m.prom");
    shell.run("config", "show").exits(ExitCode.DONE);

    assertThat(Files.exists(folder.resolve("m.prom"))).isFalse();
    assertThat(Files.exists(folder.resolve("bellwether.log"))).isFalse();
  }
}
