package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.ingest.edgar.FakeEdgar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that ask EDGAR: several at once, and one that is killed. */
class EdgarProcessesIT {
  private static final int FILINGS = 24;
  private static final int MOST_A_SECOND = 10;

  @TempDir Path folder;
  private FakeEdgar edgar;

  @BeforeEach
  void start() throws IOException {
    edgar = new FakeEdgar();
    edgar.fileMany(FILINGS);
  }

  @AfterEach
  void stop() {
    edgar.close();
  }

  private Process ingest(String workspace) throws IOException {
    Path root = Files.createDirectories(folder.resolve(workspace));
    Files.writeString(
        root.resolve("bellwether.toml"),
        "http.user_agent = \"Ann Analyst ann@widgets.test\"\nedgar.data_url = \"%1$s\"\nedgar.archive_url = \"%1$s\"\n"
            .formatted(edgar.url()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.io.tmpdir=" + folder);
    for (String property : List.of("bellwether.home", "bellwether.dist")) {
      if (System.getProperty(property) != null) {
        command.add("-D" + property + "=" + System.getProperty(property));
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("ingest", "edgar", "--cik", "7", "--workspace", root.toString()));
    File log = folder.resolve(workspace + ".log").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  private void succeeds(Process process, String workspace) throws Exception {
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    String said = Files.readString(folder.resolve(workspace + ".log"));
    process.destroyForcibly();
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  private long documents(String workspace) {
    Ran ran = new Shell(folder.resolve(workspace)).run("sql", "select count(*) from documents");
    return Long.parseLong(ran.out().strip());
  }

  @Test
  void twoProcessesTogetherKeepBelowTenRequestsASecond() throws Exception {
    Process first = ingest("a");
    Process second = ingest("b");
    succeeds(first, "a");
    succeeds(second, "b");
    List<Long> times = edgar.times().stream().sorted().toList();
    assertThat(times).hasSize(2 * (FILINGS + 1));
    for (int i = MOST_A_SECOND; i < times.size(); i++) {
      long between = times.get(i) - times.get(i - MOST_A_SECOND);
      assertThat(between).as("request " + i).isGreaterThan(Duration.ofSeconds(1).toNanos());
    }
    assertThat(List.of(documents("a"), documents("b"))).containsOnly((long) FILINGS);
  }

  @Test
  void whatAKilledProcessHasFetchedIsNotFetchedAgain() throws Exception {
    Process killed = ingest("a");
    while (edgar.asked().size() < 8 && killed.isAlive()) {
      Thread.sleep(5);
    }
    killed.destroyForcibly().waitFor();
    int before = edgar.asked().size();
    assertThat(before).isBetween(8, FILINGS - 4);
    succeeds(ingest("a"), "a");
    assertThat(documents("a")).isEqualTo(FILINGS);
    // The list is asked for again, and the filing that was on its way when the process died.
    assertThat(edgar.asked()).hasSizeBetween(FILINGS + 2, FILINGS + 3);
  }
}
