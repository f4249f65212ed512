package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no stores, or no longer: a named error and what to try, never a stack trace. */
class DamagedStoreIT {
  private static final List<List<String>> WRITERS =
      List.of(List.of("ingest", "news", "wire.csv"), List.of("score"), List.of("chunk"));
  private static final List<List<String>> READERS =
      List.of(
          List.of("sql", "from documents"),
          List.of("replay"),
          List.of("runs", "list"),
          List.of("export", "--to", "out"),
          List.of("backup", "copy"));
  private static final String DAMAGED =
      "hint: the file is damaged: put a backup in its place, or move it away and run the commands"
          + " again";
  private static final String FOREIGN =
      "hint: this is not a Bellwether database; choose another file with --db";

  @TempDir Path folder;
  private Shell shell;
  private Path database;
  private Path state;

  @BeforeEach
  void makeWorkspace() {
    shell = new Shell(folder);
    shell.write("wire.csv", Wire.NEWS);
    shell.run("ingest", "news", "wire.csv").exits(ExitCode.DONE);
    shell.run("score").exits(ExitCode.DONE);
    database = folder.resolve("bellwether.duckdb");
    state = folder.resolve("state.sqlite");
  }

  private void all(List<List<String>> commands, ExitCode code, String error, String hint) {
    for (List<String> command : commands) {
      Ran ran = shell.run(command.toArray(String[]::new));
      ran.exits(code).mentions("error: " + error).mentions(hint);
      assertThat(ran.err()).as("%s", ran).doesNotContain("\tat ").doesNotContain("\nCaused by");
      assertThat(ran.err().lines().filter(line -> line.contains(error)).count())
          .as("told once: %s", ran)
          .isEqualTo(1);
    }
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  private static void scribble(Path file, long from, int bytes) throws IOException {
    byte[] noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(from);
      open.write(noise);
    }
  }

  @Test
  void aDatabaseWithScribbledHeadersIsDamaged() throws IOException {
    scribble(database, 4_096, 8_000);
    all(WRITERS, ExitCode.FAILED, "cannot open <dir>/bellwether.duckdb: ", DAMAGED);
    all(READERS, ExitCode.FAILED, "cannot open <dir>/bellwether.duckdb: ", DAMAGED);
  }

  @Test
  void aDatabaseThatWasCutOffIsDamaged() throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(database.toFile(), "rw")) {
      open.setLength(300_000);
    }
    all(WRITERS, ExitCode.FAILED, "cannot open <dir>/bellwether.duckdb: ", DAMAGED);
    all(READERS, ExitCode.FAILED, "cannot open <dir>/bellwether.duckdb: ", DAMAGED);
  }

  @Test
  void everyScribbledBlockIsNoticedByAReadOfTheWholeDatabase() throws IOException {
    byte[] whole = Files.readAllBytes(database);
    int noticed = 0;
    for (long block = 12_288; block < whole.length; block += 262_144) {
      Files.write(database, whole);
      scribble(database, block + 1_000, 64);
      Ran ran = shell.run("export", "--to", "out");
      assertThat(ran.code()).as("block at %d: %s", block, ran).isIn(0, 1);
      assertThat(ran.err()).as("block at %d: %s", block, ran).doesNotContain("\tat ");
      noticed += ran.code();
      if (ran.code() == 1) {
        ran.mentions(DAMAGED);
      }
    }
    assertThat(noticed).isPositive();
  }

  @Test
  void anotherFileInPlaceOfTheDatabaseIsForeign() throws IOException {
    Files.writeString(database, Wire.NEWS.repeat(20));
    all(WRITERS, ExitCode.FAILED, "cannot open <dir>/bellwether.duckdb: ", FOREIGN);
    all(READERS, ExitCode.FAILED, "cannot open <dir>/bellwether.duckdb: ", FOREIGN);
    assertThat(database).hasContent(Wire.NEWS.repeat(20));
  }

  @Test
  void aFolderInPlaceOfTheDatabaseIsForeign() throws IOException {
    Files.delete(database);
    Files.createDirectory(database);
    all(WRITERS, ExitCode.FAILED, "cannot open <dir>/bellwether.duckdb: ", FOREIGN);
    all(READERS, ExitCode.FAILED, "cannot open <dir>/bellwether.duckdb: ", FOREIGN);
  }

  @Test
  void aScribbledStateFileIsDamaged() throws IOException {
    scribble(state, 100, 6_000);
    all(WRITERS, ExitCode.FAILED, "cannot open <dir>/state.sqlite: ", DAMAGED);
    all(READERS, ExitCode.FAILED, "cannot open <dir>/state.sqlite: ", DAMAGED);
  }

  @Test
  void anotherFileInPlaceOfTheStateFileIsForeign() throws IOException {
    Files.writeString(state, Wire.NEWS.repeat(20));
    all(WRITERS, ExitCode.FAILED, "cannot open <dir>/state.sqlite: ", FOREIGN);
    all(READERS, ExitCode.FAILED, "cannot open <dir>/state.sqlite: ", FOREIGN);
  }

  @Test
  void aDatabaseOfANewerBellwetherIsLeftAlone() {
    shell.run("sql", "insert into migrations values (99)", "--write").exits(ExitCode.DONE);
    String error = "<dir>/bellwether.duckdb was written by a newer Bellwether (schema 99, this one";
    all(WRITERS, ExitCode.USAGE, error, "hint: upgrade Bellwether");
    all(READERS, ExitCode.USAGE, error, "hint: upgrade Bellwether");
  }

  @Test
  void aStateFileOfANewerBellwetherIsLeftAlone() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + state);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO migrations VALUES (99)");
    }
    String error = "<dir>/state.sqlite was written by a newer Bellwether (schema 99, this one";
    all(WRITERS, ExitCode.USAGE, error, "hint: upgrade Bellwether");
    all(READERS, ExitCode.USAGE, error, "hint: upgrade Bellwether");
  }

  @Test
  void aFolderThatCannotBeWrittenCanStillBeRead() throws Exception {
    Path fixed = folder.resolve("fixed");
    try (SmallDisk disk = SmallDisk.mount(fixed, 20)) {
      Files.copy(database, fixed.resolve("bellwether.duckdb"));
      Files.copy(state, fixed.resolve("state.sqlite"));
      disk.makeReadOnly();
      for (List<String> command : WRITERS) {
        shell
            .run(inFixed(command))
            .exits(ExitCode.FAILED)
            .says(
                "error: cannot write to the workspace <dir>/fixed",
                "hint: check its permissions, or choose another folder with --workspace DIR");
      }
      String note = "reading without what may wait to be folded in: <dir>/fixed cannot be written";
      shell
          .run(inFixed(List.of("sql", "select count(*) from documents")))
          .exits(ExitCode.DONE)
          .prints("4")
          .says(note);
      shell.run(inFixed(List.of("runs", "list"))).exits(ExitCode.DONE).says(note);
      shell.run(inFixed(List.of("export", "--to", "out"))).exits(ExitCode.DONE).says(note);
    }
  }

  private static String[] inFixed(List<String> command) {
    String[] all = command.toArray(new String[command.size() + 2]);
    all[command.size()] = "--workspace";
    all[command.size() + 1] = "fixed";
    return all;
  }
}
