package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbered scripts that bring a database file up to this program's schema, each in one transaction.
 */
final class Migrations {
  static final Migrations DUCKDB =
      new Migrations(
          "duckdb",
          List.of(
              "001-first.sql",
              "002-near-duplicates.sql",
              "003-filings.sql",
              "004-paid-calls.sql",
              "005-dropped-letters.sql",
              "006-feedback.sql",
              "007-gists.sql",
              "008-ratings.sql",
              "009-batches.sql",
              "010-letters-for-money.sql",
              "011-letters-for-upgrade.sql"));
  static final Migrations SQLITE =
      new Migrations(
          "sqlite",
          List.of(
              "001-first.sql",
              "002-paid-calls.sql",
              "003-live-sources.sql",
              "004-watch.sql",
              "005-feedback.sql",
              "006-calibrations.sql",
              "007-near-answers.sql",
              "008-batches.sql",
              "009-calibrated-verdicts.sql",
              "010-batch-accounts.sql",
              "011-retired-channels.sql",
              "012-waiting-alerts.sql",
              "013-dropped-alerts.sql",
              "014-news-of-a-move.sql",
              "015-claims.sql",
              "016-letters-for-money.sql",
              "017-letters-for-upgrade.sql",
              "018-subject-of-an-alert.sql"));

  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\n");

  private final String dialect;
  private final List<String> scripts;

  Migrations(String dialect, List<String> scripts) {
    this.dialect = dialect;
    this.scripts = scripts;
  }

  /** The version that this program writes: the number of scripts. */
  int latest() {
    return scripts.size();
  }

  /**
   * The version of an open database, 0 for an empty one.
   *
   * @throws BellwetherException if a newer Bellwether has written it
   */
  int current(Connection connection, String file) throws SQLException {
    int version = 0;
    try (Statement statement = connection.createStatement()) {
      if (hasTable(statement)) {
        try (ResultSet row =
            statement.executeQuery("SELECT coalesce(max(version), 0) FROM migrations")) {
          row.next();
          version = row.getInt(1);
        }
      }
    }
    if (version > latest()) {
      throw BellwetherException.usage(
          file
              + " was written by a newer Bellwether (schema "
              + version
              + ", this one knows "
              + latest()
              + ")",
          "upgrade Bellwether, or choose another file with --db");
    }
    return version;
  }

  /**
   * Runs what is missing, each script in a transaction of its own: DuckDB commits no table that two
   * scripts have altered. The version is read again inside of each, since another process may be at
   * the same file; one that a kill left half-way is completed.
   */
  void apply(Connection connection, String file) throws SQLException {
    if (current(connection, file) == latest()) {
      return;
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      boolean more = true;
      while (more) {
        statement.execute("CREATE TABLE IF NOT EXISTS migrations (version INTEGER NOT NULL)");
        int version = current(connection, file);
        if (version < latest()) {
          run(statement, version);
        }
        connection.commit();
        more = version + 1 < latest();
      }
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void run(Statement statement, int version) throws SQLException {
    for (String sql : STATEMENT_END.splitAsStream(read(scripts.get(version))).toList()) {
      if (!sql.isBlank()) {
        statement.execute(sql);
      }
    }
    statement.execute("INSERT INTO migrations VALUES (" + (version + 1) + ")");
  }

  private boolean hasTable(Statement statement) throws SQLException {
    String catalogue =
        dialect.equals("sqlite")
            ? "SELECT count(*) FROM sqlite_master WHERE name = 'migrations'"
            : "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'migrations'";
    try (ResultSet row = statement.executeQuery(catalogue)) {
      row.next();
      return row.getInt(1) > 0;
    }
  }

  private String read(String script) {
    try (InputStream in = Migrations.class.getResourceAsStream(dialect + "/" + script)) {
      if (in == null) {
        throw new IllegalStateException("missing migration " + dialect + "/" + script);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
