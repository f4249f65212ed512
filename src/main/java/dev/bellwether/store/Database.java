package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * An open DuckDB file. DuckDB lets one process write or several read, never both: open late, close
 * early. Not for several threads.
 */
public final class Database implements AutoCloseable {
  private static final Pattern HOLDER = Pattern.compile("held in (.+?) \\(PID (\\d+)\\)");
  private static final Duration FIRST_WAIT = Duration.ofMillis(20);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  /** How much of the machine DuckDB may use, and how long to wait for another process. */
  public record Options(int memoryLimitMb, int threads, Duration lockWait) {}

  private final DuckDBConnection connection;
  private final Path file;

  private Database(DuckDBConnection connection, Path file) {
    this.connection = connection;
    this.file = file;
  }

  /**
   * Opens for writing, creating the file and bringing its schema up to date.
   *
   * @throws BellwetherException if another process holds the file longer than the wait
   */
  public static Database openForWriting(Workspace workspace, Options options) {
    workspace.create();
    return open(workspace.database(), options, false);
  }

  /**
   * Opens for reading; several processes may.
   *
   * @throws BellwetherException if there is no such file, or a writer holds it longer than the wait
   */
  public static Database openForReading(Workspace workspace, Options options) {
    if (!Files.exists(workspace.database())) {
      throw BellwetherException.usage(
          "no database at " + workspace.database(),
          "run 'bellwether ingest' first, or point to one with --workspace DIR or --db FILE");
    }
    return open(workspace.database(), options, true);
  }

  private static Database open(Path file, Options options, boolean readOnly) {
    long deadline = System.nanoTime() + options.lockWait().toNanos();
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        return connect(file, options, readOnly);
      } catch (SQLException e) {
        Matcher holder = HOLDER.matcher(String.valueOf(e.getMessage()));
        boolean locked = String.valueOf(e.getMessage()).contains("Could not set lock");
        if (!locked) {
          throw StoreFailure.of(e, "cannot open " + file);
        }
        if (System.nanoTime() >= deadline || !pause(wait)) {
          String who =
              holder.find()
                  ? "process " + holder.group(2) + " (" + holder.group(1) + ")"
                  : "another process";
          throw BellwetherException.failed(
              file + " is in use by " + who, "wait for it to finish, or raise store.lock_wait", e);
        }
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
      }
    }
  }

  private static boolean pause(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Database connect(Path file, Options options, boolean readOnly)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("threads", String.valueOf(options.threads()));
    properties.setProperty("memory_limit", options.memoryLimitMb() + "MB");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("allow_persistent_secrets", "false");
    properties.setProperty("temp_directory", file.toAbsolutePath() + ".tmp");
    properties.setProperty(DuckDBDriver.DUCKDB_READONLY_PROPERTY, String.valueOf(readOnly));
    DuckDBConnection connection =
        (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + file, properties);
    try {
      if (readOnly) {
        int version = Migrations.DUCKDB.current(connection, file.toString());
        if (version < Migrations.DUCKDB.latest()) {
          connection.close();
          connect(file, options, false).close();
          return connect(file, options, true);
        }
      } else {
        Migrations.DUCKDB.apply(connection, file.toString());
      }
      return new Database(connection, file);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * From now on statements reach nothing but this database: no other file is read or written,
   * nothing is attached, installed or loaded, and no setting changes.
   */
  void seal() throws SQLException {
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  /** The driver's own connection, for the typed queries of this room. */
  DuckDBConnection connection() {
    return connection;
  }

  /** Runs the work so that all of it is durable afterwards, or none. */
  void transaction(String doing, Transaction.Work work) {
    try {
      Transaction.run(connection, work);
    } catch (SQLException e) {
      throw StoreFailure.of(e, doing + " in " + file);
    }
  }

  /** Runs statements without parameters. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows changed by one statement. */
  long update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeLargeUpdate();
    }
  }

  /** What to do with each row. */
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Hands every row of a query to the reader, streaming. */
  void query(String sql, RowReader reader, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  /** One whole number; 0 if the query has no row. */
  long number(String sql, Object... parameters) throws SQLException {
    long[] result = {0};
    query(sql, row -> result[0] = row.getLong(1), parameters);
    return result[0];
  }

  /** Fast bulk insert into a temporary table of this connection. */
  DuckDBAppender appenderToTemporary(String table) throws SQLException {
    return connection.createAppender("temp", "main", table);
  }

  /** Fast bulk insert. */
  DuckDBAppender appender(String table) throws SQLException {
    return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  /** The name under which SQL knows this database. */
  String name() throws SQLException {
    String[] name = {""};
    query("SELECT current_database()", row -> name[0] = row.getString(1));
    return '"' + name[0].replace("\"", "\"\"") + '"';
  }

  /** Also throws away what an open transaction has not committed. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "closing " + file);
    }
  }

  /** The plain connection, for results whose columns are not known beforehand. */
  Connection raw() {
    return connection;
  }
}
