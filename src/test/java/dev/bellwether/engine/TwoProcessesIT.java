package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.engine.FakeVendors.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands at once on one workspace, each in a process of its own, do no work twice. */
class TwoProcessesIT {
  private static final int PLACES = 10;

  @TempDir Path folder;

  private Process score(FakeVendors vendors) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    System.getProperties()
        .forEach(
            (name, value) -> {
              if (String.valueOf(name).matches("bellwether\\..*|org\\.sqlite\\..*")) {
                command.add("-D" + name + "=" + value);
              }
            });
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.bellwether.cli.Main", "score", "--workspace", folder.toString()));
    for (String setting :
        List.of(
            "gemini.url=" + vendors.url(),
            "claude.url=" + vendors.url(),
            "limits.per_minute=1000000",
            "limits.concurrent=" + PLACES,
            "score.page_size=10",
            "store.lock_wait=60s")) {
      command.addAll(List.of("--set", setting));
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BELLWETHER_GEMINI_API_KEY", CloudLab.KEY);
    builder.environment().put("BELLWETHER_CLAUDE_API_KEY", CloudLab.KEY);
    return builder.start();
  }

  private static void endsWell(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
  }

  @Test
  void twoScoresAtOncePayForEveryTextOnce() throws Exception {
    int texts = 100;
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(texts);
      for (Process each : List.of(score(vendors), score(vendors))) {
        endsWell(each);
      }

      assertThat(vendors.journal()).hasSize(texts);
      assertThat(lab.number("select count(*) from scores where cost_micro_usd > 0"))
          .isEqualTo(texts);
      assertThat(lab.number("select count(*) from calls")).isEqualTo(texts);
      assertThat(lab.number("select count(*) from dead_letters")).isZero();
    }
  }

  @Test
  void whatAKilledProcessWasAtIsDoneByTheOtherAtOnce() throws Exception {
    int texts = 60;
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.SLOW_ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(texts);
      Process victim = score(vendors);
      Process heir = score(vendors);
      while (vendors.journal().size() < 2 * PLACES) {
        assertThat(victim.isAlive()).isTrue();
        Thread.sleep(20);
      }
      victim.destroyForcibly().waitFor();
      endsWell(heir);

      assertThat(vendors.journal()).hasSizeBetween(texts, texts + PLACES);
      assertThat(lab.number("select count(*) from scores")).isEqualTo(texts);
      assertThat(lab.number("select count(*) from dead_letters")).isZero();
    }
  }
}
