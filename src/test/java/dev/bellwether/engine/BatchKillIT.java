package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.cli.JumpyMain;
import dev.bellwether.llm.FakeBatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills {@code score --batch} while it hands in: nothing is handed in twice, nothing is lost. */
class BatchKillIT {
  private static final int KILLED = 137;
  private static final int PARTIAL = 3;

  @TempDir Path folder;
  private FakeBatches vendors;
  private CloudLab lab;
  private Path clock;

  @BeforeEach
  void start() throws Exception {
    vendors = new FakeBatches();
    lab = new CloudLab(folder, vendors.url("gemini")).holding(30);
    clock = folder.resolve("clock");
  }

  @AfterEach
  void stop() {
    vendors.close();
  }

  /** As the vendors are called on the command line. */
  enum Vendor {
    GEMINI,
    ANTHROPIC
  }

  private record Ran(int code, String out) {}

  private Ran run(Vendor vendor, boolean killed) throws Exception {
    AtomicReference<Process> victim = new AtomicReference<>();
    vendors.afterSubmission(() -> kill(killed ? victim.get() : null));
    Process process = begin(vendor);
    victim.set(process);
    String out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out);
  }

  private static void kill(@org.jspecify.annotations.Nullable Process victim) {
    if (victim != null) {
      victim.destroyForcibly();
      try {
        victim.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Process begin(Vendor vendor) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    System.getProperties()
        .forEach(
            (name, value) -> {
              if (String.valueOf(name).startsWith("bellwether.")) {
                command.add("-D" + name + "=" + value);
              }
            });
    command.add("-Dbellwether.test.clock=" + clock);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), JumpyMain.class.getName()));
    command.addAll(List.of("score", "--batch", vendor.name().toLowerCase(Locale.ROOT)));
    command.addAll(List.of("--workspace", folder.toString(), "--format", "jsonl"));
    command.addAll(List.of("--set", "gemini.url=" + vendors.url("gemini")));
    command.addAll(List.of("--set", "claude.url=" + vendors.url("claude")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BELLWETHER_GEMINI_API_KEY", CloudLab.KEY);
    builder.environment().put("BELLWETHER_CLAUDE_API_KEY", CloudLab.KEY);
    return builder.start();
  }

  @ParameterizedTest
  @EnumSource
  void aKillBetweenHandingInAndTheAnswerCostsNothing(Vendor vendor) throws Exception {
    assertThat(run(vendor, true).code()).isEqualTo(KILLED);
    assertThat(vendors.batches()).hasSize(1);

    Ran second = run(vendor, false);
    assertThat(vendors.batches()).hasSize(1);
    if (vendor == Vendor.GEMINI) {
      assertThat(second.code()).as(second.out()).isZero();
      assertThat(second.out()).contains("\"state\":\"running\"");
    } else {
      // No name of ours on it: that it is this one shows by its results.
      assertThat(second.code()).as(second.out()).isEqualTo(PARTIAL);
      assertThat(second.out())
          .contains("\"state\":\"uncertain\"", "nobody knows whether", "msgbatch_0");
    }

    vendors.end(true);
    Ran third = run(vendor, false);
    assertThat(third.code()).as(third.out()).isZero();
    assertThat(third.out()).contains("\"state\":\"collected\"", "\"scored\":30");
    assertThat(vendors.batches()).hasSize(1);
    assertThat(lab.number("select count(*) from scores")).isEqualTo(30);
    assertThat(lab.number("select count(*) from calls where outcome = 'done'")).isEqualTo(30);
    Money.budget(lab.context())
        .forEach(standing -> assertThat(standing.reservedMicroUsd()).isZero());
  }

  @ParameterizedTest
  @EnumSource
  void aBatchThatNeverArrivedIsHandedInAgainOnceThatIsCertain(Vendor vendor) throws Exception {
    vendors.loseSubmissions(true);
    assertThat(run(vendor, true).code()).isEqualTo(KILLED);
    assertThat(vendors.batches()).isEmpty();
    vendors.loseSubmissions(false);

    Ran tooSoon = run(vendor, false);
    assertThat(tooSoon.code()).as(tooSoon.out()).isEqualTo(PARTIAL);
    assertThat(tooSoon.out()).contains("\"state\":\"uncertain\"", "not handed in again before");
    assertThat(vendors.batches()).isEmpty();

    Files.writeString(clock, "1900");
    Ran later = run(vendor, false);
    assertThat(later.code()).as(later.out()).isZero();
    assertThat(later.out()).contains("\"state\":\"given up\"", "\"state\":\"sent\"");
    assertThat(vendors.batches()).hasSize(1);
    assertThat(vendors.batches().get(0).names()).hasSize(30);
  }
}
