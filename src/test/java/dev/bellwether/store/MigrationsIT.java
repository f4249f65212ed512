package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of earlier versions that hold rows. */
class MigrationsIT {
  @TempDir Path folder;

  /** Undoes what later scripts have added to the letters, so that they run again over a row. */
  @Test
  void lettersOfAnEarlierVersionAreReadAgain() throws SQLException {
    String url = "jdbc:duckdb:" + folder.resolve("store.duckdb");
    try (Connection connection = DriverManager.getConnection(url)) {
      Migrations.DUCKDB.apply(connection, "store");
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE dead_letters DROP COLUMN wants_micro_usd");
      statement.execute("ALTER TABLE dead_letters DROP COLUMN fallback");
      statement.execute("DELETE FROM migrations WHERE version > 9");
      statement.execute(
          "INSERT INTO dead_letters (content_hash, ticker, selection, reason, died_at, run_id)"
              + " VALUES ('h', '', 's', 'gemini: the budget of gemini is spent for 2026-11',"
              + " TIMESTAMP '2026-11-24 12:00:00', 'r'), ('i', '', 's', 'it timed out',"
              + " TIMESTAMP '2026-11-24 12:00:00', 'r')");
    }

    try (Connection connection = DriverManager.getConnection(url)) {
      Migrations.DUCKDB.apply(connection, "store");
    }

    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT string_agg(wants_micro_usd || ' ' || fallback, ', ' ORDER BY content_hash),"
                    + " (SELECT count(DISTINCT version) FROM migrations) FROM dead_letters")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("1 false, 0 false");
      assertThat(rows.getInt(2)).isEqualTo(Migrations.DUCKDB.latest());
    }
  }
}
