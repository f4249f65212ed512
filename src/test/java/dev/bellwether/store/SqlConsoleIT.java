package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlConsoleIT {
  private static final Database.Options OPTIONS =
      new Database.Options(128, 2, Duration.ofSeconds(5));

  @TempDir private static Path folder;
  private Workspace workspace;

  /** Keeps the rows it is given. */
  private static final class Rows implements SqlConsole.Sink {
    final List<List<? extends @Nullable Object>> rows = new ArrayList<>();

    @Override
    public void begin(List<String> columns) {}

    @Override
    public void row(List<? extends @Nullable Object> values) {
      rows.add(values);
    }
  }

  @BeforeAll
  void makeWorkspace() throws IOException {
    workspace = Workspace.in(folder.resolve("w"));
    Database.openForWriting(workspace, OPTIONS, waiting -> {}).close();
    Files.writeString(folder.resolve("w/other.csv"), "a,b\n1,2\n");
  }

  private List<List<? extends @Nullable Object>> ask(String sql) {
    Rows rows = new Rows();
    try (Database database = Database.openForReading(workspace, OPTIONS, waiting -> {})) {
      SqlConsole.ask(database, sql.replace("<dir>", folder.resolve("w").toString()), rows);
    }
    return rows.rows;
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        files.put(file.toString(), Files.isDirectory(file) ? 0 : Files.size(file));
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy documents to '<dir>/x.csv'",
        "copy (select 1) to '<dir>/x.parquet' (format parquet)",
        "explain analyze copy documents to '<dir>/x.csv'",
        "prepare p as copy documents to '<dir>/x.csv'; execute p",
        "select 1; copy documents to '<dir>/x.csv'",
        "select 1; delete from documents",
        "insert into sessions select * from sessions",
        "update documents set source = 'x'",
        "drop table documents",
        "create table mine as select 1",
        "create or replace view documents as select 1",
        "begin; insert into sessions select * from sessions; commit",
        "alter table documents add column x integer",
        "export database '<dir>/exported'",
        "import database '<dir>'",
        "attach '<dir>/other.duckdb' as other",
        "attach '<dir>/bellwether.duckdb' as me (read_write)",
        "attach ':memory:' as m; create table m.x as select 1; copy m.x to '<dir>/x.csv'",
        "install httpfs",
        "force install httpfs from community",
        "load httpfs",
        "load '<dir>/other.csv'",
        "update extensions",
        "set lock_configuration = false",
        "reset lock_configuration; copy documents to '<dir>/x.csv'",
        "set enable_external_access = true",
        "set global access_mode = 'read_write'",
        "set temp_directory = '<dir>/elsewhere'",
        "set log_query_path = '<dir>/q.log'; select 1",
        "set allowed_directories = ['<dir>']",
        "set secret_directory = '<dir>/secrets'",
        "pragma enable_profiling = 'json'; pragma profiling_output = '<dir>/p.json'; select 1",
        "call enable_logging(storage = 'file', storage_path = '<dir>/logs')",
        "call Enable_Logging('QueryLog', storage = 'file', storage_config = {'path': '<dir>/l'})",
        "create persistent secret s (type http, bearer_token 'x')",
        "select * from query('copy documents to ''<dir>/x.csv''')",
        "create temp table t as select 1; copy t to '<dir>/t.csv'",
        "from '<dir>/other.csv'",
        "select * from read_text('<dir>/other.csv')",
        "select * from glob('<dir>/*')",
      })
  void nothingWithoutPermissionWritesOrReachesBeyondTheDatabase(String trick) throws IOException {
    Map<String, Long> before = files();
    assertThatThrownBy(() -> ask(trick))
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aTrickIsNamedWithTheWayOut() {
    assertThatThrownBy(() -> ask("copy documents to '<dir>/x.csv'"))
        .hasMessage("this statement reaches beyond the database")
        .isInstanceOfSatisfying(
            BellwetherException.class, e -> assertThat(e.hint()).contains("--write"));
    assertThatThrownBy(() -> ask("delete from documents"))
        .hasMessage("this statement changes the database")
        .isInstanceOfSatisfying(
            BellwetherException.class, e -> assertThat(e.hint()).contains("--write"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "from documents",
        "describe documents",
        "show tables",
        "explain select * from documents",
        "pragma database_size",
        "with a as (select 1) from a",
        "create temp table t as select 1; from t",
      })
  void askingIsFree(String sql) throws IOException {
    Map<String, Long> before = files();
    ask(sql);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aQuestionMayUseMoreThanTheMemoryAndLeavesNothingBehind() throws IOException {
    Map<String, Long> before = files();
    assertThat(
            ask(
                "select count(*) from (select random() a, repeat('x', 200) from range(1000000)"
                    + " order by a limit 999999)"))
        .containsExactly(List.of(999_999L));
    assertThat(files()).isEqualTo(before);
  }
}
