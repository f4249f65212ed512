package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one workspace at the same time. */
class TwoProcessesIT {
  private static final Database.Options OPTIONS =
      new Database.Options(128, 2, Duration.ofSeconds(5));
  private static final List<String> COUNT = List.of("sql", "select count(*) from documents");

  /** Needs more than the memory it may use. */
  private static final List<String> LARGE =
      List.of(
          "sql",
          "select max(b) from (select b from (select hash(range) a, repeat('x', 200) ||"
              + " range b from range(1500000)) order by a limit 1499999)",
          "--set",
          "store.memory_limit_mb=128");

  @TempDir private Path folder;
  private Path scratch;
  private Path workspace;

  @BeforeEach
  void makeFolders() throws IOException {
    scratch = Files.createDirectory(folder.resolve("scratch"));
    workspace = folder.resolve("w");
  }

  private ChildProcess start(List<String> arguments) throws IOException {
    return ChildProcess.start(scratch, workspace, arguments);
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all;
  }

  private List<String> ingest(int from, int to) throws IOException {
    StringBuilder text = new StringBuilder("id,published_at,ticker,title\n");
    for (int i = from; i < to; i++) {
      text.append(
          "%1$d,2024-03-%2$02dT10:00:00Z,T%3$d,Firm %1$d beats estimates in quarter %1$d%n"
              .formatted(i, 1 + i % 28, i % 40));
    }
    Path file = Files.writeString(folder.resolve("news" + from + ".csv"), text);
    return List.of("ingest", "news", file.toString(), "--source", "wire", "-q");
  }

  private ChildProcess.Ended run(List<String> arguments) throws Exception {
    ChildProcess.Ended ended = start(arguments).end();
    assertThat(ended.code()).as("%s: %s", arguments, ended).isZero();
    return ended;
  }

  private List<String> rows(String table) throws SQLException {
    String columns =
        table.equals("scores")
            ? "content_hash, ticker, selection, value, confidence, direction"
            : "*";
    try (Connection connection =
        new DuckDBDriver()
            .connect("jdbc:duckdb:" + workspace.resolve("bellwether.duckdb"), new Properties())) {
      return Rows.json(connection, "SELECT " + columns + " FROM " + table);
    }
  }

  @Test
  void twoThatScoreMakeTheScoresOfOne() throws Exception {
    run(ingest(0, 3_000));
    List<ChildProcess> both = List.of(start(List.of("score")), start(List.of("score")));
    for (ChildProcess each : both) {
      ChildProcess.Ended ended = each.end();
      assertThat(ended.code()).as("%s", ended).isZero();
    }
    run(COUNT);
    List<String> together = rows("scores");
    assertThat(together).hasSize(3_000);
    run(List.of("score", "--rescore", "-q"));
    run(COUNT);
    assertThat(rows("scores")).isEqualTo(together);
  }

  @Test
  void ingestAndScoreAtOnceLeaveNothingOut() throws Exception {
    run(ingest(0, 3_000));
    List<ChildProcess> both = List.of(start(List.of("score")), start(ingest(3_000, 6_000)));
    for (ChildProcess each : both) {
      ChildProcess.Ended ended = each.end();
      assertThat(ended.code()).as("%s", ended).isZero();
    }
    run(List.of("score", "-q"));
    assertThat(run(COUNT).out().strip()).isEqualTo("6000");
    assertThat(rows("scores")).hasSize(6_000);
    assertThat(run(List.of("runs", "list")).out().lines().toList())
        .hasSize(4)
        .allMatch(run -> run.contains("done"));
  }

  @Test
  void aReaderThatMayNotWaitNamesTheWriter() throws Exception {
    try (Database held = Database.openForWriting(Workspace.in(workspace), OPTIONS, w -> {})) {
      assertThat(held).isNotNull();
      ChildProcess.Ended ended = start(with(COUNT, "--set", "store.lock_wait=200ms")).end();
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err().lines())
          .anyMatch(line -> line.startsWith("error: ") && line.contains(thisProcess()))
          .contains("hint: wait for it to finish, or raise store.lock_wait")
          .noneMatch(line -> line.startsWith("\tat "));
    }
  }

  private static String thisProcess() {
    return "is in use by process " + ProcessHandle.current().pid() + " (";
  }

  @Test
  void aReaderWaitsForTheWriterAndSaysSo() throws Exception {
    ChildProcess reader;
    try (Database held = Database.openForWriting(Workspace.in(workspace), OPTIONS, w -> {})) {
      assertThat(held).isNotNull();
      reader = start(with(COUNT, "--set", "store.lock_wait=60s"));
      for (int i = 0; i < 600 && Files.size(reader.err()) == 0; i++) {
        Thread.sleep(100);
      }
    }
    ChildProcess.Ended ended = reader.end();
    assertThat(ended.err())
        .startsWith("waiting for process " + ProcessHandle.current().pid() + " (");
    assertThat(ended.code()).as("%s", ended).isZero();
    assertThat(ended.out().strip()).isEqualTo("0");
  }

  @Test
  void aReaderBesideAReaderSaysHowFarItIsBehind() throws Exception {
    run(ingest(0, 10));
    run(List.of("score", "-q"));
    try (Database held = Database.openForReading(Workspace.in(workspace), OPTIONS, w -> {})) {
      assertThat(held).isNotNull();
      ChildProcess.Ended ended = start(COUNT).end();
      assertThat(ended.code()).as("%s", ended).isZero();
      assertThat(ended.out().strip()).isEqualTo("10");
      assertThat(ended.err())
          .matches("(?s)reading without \\d+ rows that wait to be folded in: .*")
          .contains(thisProcess());
    }
  }

  @Test
  void readersThatNeedMoreThanTheirMemoryDoNotReadEachOthersFiles() throws Exception {
    run(COUNT);
    List<ChildProcess> readers = List.of(start(LARGE), start(LARGE));
    for (ChildProcess reader : readers) {
      ChildProcess.Ended ended = reader.end();
      assertThat(ended.code()).as("%s", ended).isZero();
      assertThat(ended.out().strip()).isEqualTo("x".repeat(200) + "999999");
    }
    assertThat(spillFolders()).isEmpty();
    assertThat(scratch.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void whatAKilledReaderSpilledIsRemovedByTheNextThatWrites() throws Exception {
    run(COUNT);
    ChildProcess killed = start(LARGE);
    for (int i = 0; i < 2_000 && spillFolders().isEmpty() && killed.process().isAlive(); i++) {
      Thread.sleep(10);
    }
    killed.process().destroyForcibly();
    killed.end();
    assertThat(spillFolders()).isNotEmpty();
    run(List.of("score", "-q"));
    assertThat(spillFolders()).isEmpty();
    assertThat(scratch.resolve("tmp")).isEmptyDirectory();
  }

  private List<Path> spillFolders() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(workspace, "*.tmp*")) {
      files.forEach(found::add);
    }
    return found;
  }
}
