package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left when there is no space left. */
class FullDiskIT {
  private static final int ROWS = 130_000;
  private static final String HINT =
      "hint: free some disk space and run the same command again; finished work is kept";
  private static final String COUNTS =
      "select (select count(*) from documents), (select count(*) from contents), (select"
          + " count(distinct hash) from contents), (select count(*) from fingerprints)";

  @TempDir Path folder;

  private Shell shell() {
    Shell shell = new Shell(folder);
    StringBuilder text = new StringBuilder("id,published_at,ticker,title\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(i).append(",2024-03-01T10:00:00Z,AAPL,Firm ").append(i).append(" beats all ");
      text.append(Integer.toString(i * 7919 + 1_000_000, 36)).append('\n');
    }
    shell.write("news.csv", text.toString());
    return shell;
  }

  /**
   * The three sizes fill up at the first batch, at the second, and while what it wrote is tidied.
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 12, 16})
  void anIngestThatFillsItSaysSoAndIsCompletedByTheSameCommand(int megabytes) throws Exception {
    Shell shell = shell();
    String[] ingest = {"ingest", "news", "news.csv", "--workspace", "disk"};
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), megabytes)) {
      Ran full = shell.run(ingest);
      full.exits(ExitCode.FAILED).mentions(HINT);
      assertThat(full.err())
          .containsPattern("No space left on device|SQLITE_FULL")
          .doesNotContain("\tat ");
      List<String> kept =
          shell.run("sql", COUNTS, "--workspace", "disk").exits(ExitCode.DONE).rows();
      assertThat(List.of(kept.get(0).split("\t")))
          .as("%s", kept)
          .hasSize(4)
          .containsOnly(kept.get(0).split("\t")[0]);

      disk.grow(300);
      shell.run(ingest).exits(ExitCode.DONE);
      shell.run("sql", COUNTS, "--workspace", "disk").prints(("\t" + ROWS).repeat(4).strip());
      shell.run("sql", "select count(*) from unmarked_days", "--workspace", "disk").prints("0");
    }
  }

  @Test
  void aScoreThatFillsItSaysSoAndIsCompletedByTheSameCommand() throws Exception {
    Shell shell = shell();
    // What is written is the same for every model; this one reads 60,000 titles in a second.
    String[] score = {"score", "--workspace", "disk", "--set", "embedded.model=lexicon"};
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 30)) {
      shell.run("ingest", "news", "news.csv", "--workspace", "disk").exits(ExitCode.DONE);
      Ran full = shell.run(score);
      full.exits(ExitCode.FAILED).mentions(HINT);
      assertThat(full.err()).doesNotContain("\tat ");

      disk.grow(500);
      shell.run(score).exits(ExitCode.DONE);
      shell
          .run(
              "sql",
              "select count(*), count(distinct content_hash) from scores",
              "--workspace",
              "disk")
          .prints(ROWS + "\t" + ROWS);
    }
  }
}
