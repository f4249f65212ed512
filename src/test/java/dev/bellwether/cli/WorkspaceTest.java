package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a command works: flag, then variable, then the current folder. */
class WorkspaceTest {
  private static final String COUNT = "select count(*) from documents";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    shell.write("wire.csv", Wire.NEWS);
  }

  @Test
  void isTheCurrentFolderByDefault() {
    shell.run("ingest", "news", "wire.csv").exits(ExitCode.DONE);

    assertThat(folder.resolve("bellwether.duckdb")).isRegularFile();
    assertThat(folder.resolve("state.sqlite")).isRegularFile();
  }

  @Test
  void isMadeOnFirstUse() {
    shell.run("ingest", "news", "wire.csv", "--workspace", "deep/down").exits(ExitCode.DONE);

    shell.run("sql", COUNT, "--workspace", "deep/down").prints("4");
    assertThat(folder.resolve("bellwether.duckdb")).doesNotExist();
  }

  @Test
  void isNamedByTheVariable() {
    shell.set("BELLWETHER_WORKSPACE", "there").run("ingest", "news", "wire.csv");

    assertThat(folder.resolve("there/bellwether.duckdb")).isRegularFile();
    shell.run("sql", COUNT).prints("4");
  }

  @Test
  void isNamedByTheFlagRatherThanByTheVariable() {
    shell.set("BELLWETHER_WORKSPACE", "there");
    shell.run("ingest", "news", "wire.csv", "--workspace", "here").exits(ExitCode.DONE);

    assertThat(folder.resolve("here/bellwether.duckdb")).isRegularFile();
    assertThat(folder.resolve("there")).doesNotExist();
  }

  @Test
  void givesItsOwnSettings() {
    shell.write("there/bellwether.toml", "[replay]\nmin_names = 7\n");

    assertThat(shell.run("config", "show", "--workspace", "there").out())
        .contains("replay.min_names\t7\t<dir>/there/bellwether.toml:2\t");
  }

  @Test
  void keepsAnotherDatabaseTogetherWithItsState() {
    shell.run("ingest", "news", "wire.csv", "--db", "other/mine.duckdb").exits(ExitCode.DONE);

    assertThat(folder.resolve("other/mine.duckdb")).isRegularFile();
    assertThat(folder.resolve("other/mine.duckdb.state.sqlite")).isRegularFile();
    assertThat(folder.resolve("bellwether.duckdb")).doesNotExist();
    shell.run("sql", COUNT, "--db", "other/mine.duckdb").prints("4");
  }

  @Test
  void isMadeByACommandThatOnlyReadsAndSaysSo() {
    shell
        .run("sql", "select 1", "--workspace", "empty")
        .exits(ExitCode.DONE)
        .prints("1")
        .says("made <dir>/empty/bellwether.duckdb, which is empty until 'bellwether ingest'");
    shell.run("sql", COUNT, "--workspace", "empty").exits(ExitCode.DONE).prints("0").says();
    shell
        .run(
            "sql",
            "select count(*) from sessions where session = date '2024-03-01'",
            "--workspace",
            "empty")
        .prints("1");
  }
}
