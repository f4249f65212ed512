package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the stores is what is in them, row for row. */
class RoundTripIT {
  /** Nothing, quotes, several lines, several tickers, a body, another alphabet. */
  private static final String NEWS =
      """
      id,published_at,first_seen_at,tickers,title,body
      1,2024-03-01T14:30:00.123456Z,2024-03-01T14:31:00Z,AAPL;MSFT,Apple beats estimates,"It said ""more"", and
      more."
      2,2024-03-01T15:30:00Z,,,Nobody is named here,
      3,2024-03-02T15:30:00Z,,BA,波音 shares plunge after fraud charges \u00e9\u00fc,Body
      4,2024-03-02T15:31:00Z,,BA,2024,
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void makeWorkspace() {
    shell = new Shell(folder);
    shell.write("wire.csv", NEWS);
    shell.write("bars.csv", Wire.PRICES);
    shell.run("ingest", "news", "wire.csv").exits(ExitCode.DONE);
    shell.run("ingest", "prices", "bars.csv", "--adjustment", "none").exits(ExitCode.DONE);
    assertThat(shell.run("score").code()).isIn(0, 3);
  }

  private static Connection connect(Path database) throws SQLException {
    return new DuckDBDriver().connect("jdbc:duckdb:" + database, new Properties());
  }

  private static List<String> read(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  /** Rows that only one of two relations has, counting how often each is there; and their types. */
  private static void assertSame(Connection connection, String one, String other)
      throws SQLException {
    for (String[] pair : new String[][] {{one, other}, {other, one}}) {
      assertThat(
              read(
                  connection,
                  "SELECT t::VARCHAR FROM (FROM "
                      + pair[0]
                      + " EXCEPT ALL FROM "
                      + pair[1]
                      + ") t"))
          .as("%s, but not %s", pair[0], pair[1])
          .isEmpty();
    }
    String types = "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM %s)";
    assertThat(read(connection, types.formatted(one)))
        .isEqualTo(read(connection, types.formatted(other)));
  }

  @Test
  void anExportHoldsEveryTableRowForRow() throws SQLException {
    List<String> exported = shell.run("export", "--to", "out").exits(ExitCode.DONE).rows();
    int rows = 0;
    try (Connection connection = connect(folder.resolve("bellwether.duckdb"))) {
      List<String> tables =
          read(
              connection,
              "SELECT table_name FROM duckdb_tables() WHERE table_name NOT IN ('migrations',"
                  + " 'unmarked_days') ORDER BY 1");
      assertThat(exported).hasSameSizeAs(tables);
      for (String table : tables) {
        assertSame(connection, table, "'" + folder.resolve("out/" + table + ".parquet") + "'");
        rows += read(connection, "SELECT 1 FROM " + table).size();
      }
    }
    assertThat(exported.stream().mapToInt(line -> Integer.parseInt(line.split("\t")[1])).sum())
        .isEqualTo(rows);
  }

  @Test
  void anExportMadeAgainIsTheSameBytes() {
    shell.run("export", "contents", "scores", "--to", "one").exits(ExitCode.DONE);
    shell.run("export", "contents", "scores", "--to", "two").exits(ExitCode.DONE);
    for (String table : List.of("contents", "scores")) {
      assertThat(folder.resolve("one/" + table + ".parquet"))
          .hasSameBinaryContentAs(folder.resolve("two/" + table + ".parquet"));
    }
  }

  @Test
  void aBackupIsAWorkspaceThatHoldsTheSame() throws SQLException {
    shell.run("backup", "copy").exits(ExitCode.DONE);
    shell.run("sql", "select count(*) from documents", "--workspace", "copy").prints("4");
    try (Connection connection = connect(folder.resolve("bellwether.duckdb"))) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("ATTACH '" + folder.resolve("copy/bellwether.duckdb") + "' AS copy");
      }
      List<String> tables =
          read(
              connection,
              "SELECT table_name FROM duckdb_tables() WHERE database_name = 'bellwether'");
      assertThat(tables).contains("documents", "scores", "bars", "migrations", "unmarked_days");
      for (String table : tables) {
        assertSame(connection, "bellwether." + table, "copy." + table);
      }
    }
    shell.run("score", "--workspace", "copy").exits(ExitCode.DONE);
    shell
        .run("ingest", "news", "wire.csv", "--workspace", "copy")
        .prints("wire.csv\t4\t0\t0\t4\t0");
  }

  @Test
  void aBackupTakesAlongWhatIsNotFoldedYet() {
    shell.run("score", "--rescore");
    shell.run("backup", "copy").exits(ExitCode.DONE);
    String query = "select count(*) from runs";
    assertThat(shell.run("sql", query, "--workspace", "copy").out())
        .isEqualTo(shell.run("sql", query).out());
  }
}
