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
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
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
  private static final Duration QUIET_WAIT = Duration.ofSeconds(1);
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
   * @param waiting is told once, in words, whom this waits for
   * @throws BellwetherException if another process holds the file longer than the wait
   */
  public static Database openForWriting(
      Workspace workspace, Options options, Consumer<String> waiting) {
    workspace.create();
    return open(workspace.database(), options, false, waiting);
  }

  /**
   * Opens for writing if no other process has the file open now; else says who does, in words, and
   * gives nothing.
   */
  public static Optional<Database> openForWritingIfFree(
      Workspace workspace, Options options, Consumer<String> held) {
    workspace.create();
    try {
      return Optional.of(connect(workspace.database(), options, false));
    } catch (SQLException e) {
      held.accept(inUse(workspace.database(), holder(e, workspace.database())));
      return Optional.empty();
    }
  }

  /**
   * Opens for reading; several processes may.
   *
   * @param waiting is told once, in words, whom this waits for
   * @throws BellwetherException if there is no such file, or a writer holds it longer than the wait
   */
  public static Database openForReading(
      Workspace workspace, Options options, Consumer<String> waiting) {
    if (!Files.exists(workspace.database())) {
      throw BellwetherException.usage(
          "no database at " + workspace.database(),
          "run 'bellwether ingest' first, or point to one with --workspace DIR or --db FILE");
    }
    return open(workspace.database(), options, true, waiting);
  }

  private static Database open(
      Path file, Options options, boolean readOnly, Consumer<String> waiting) {
    long start = System.nanoTime();
    Duration wait = FIRST_WAIT;
    boolean told = false;
    while (true) {
      try {
        return connect(file, options, readOnly);
      } catch (SQLException e) {
        String holder = holder(e, file);
        long waited = System.nanoTime() - start;
        if (waited >= options.lockWait().toNanos() || !pause(wait)) {
          throw BellwetherException.failed(
              inUse(file, holder), "wait for it to finish, or raise store.lock_wait", e);
        }
        if (!told && waited >= QUIET_WAIT.toNanos()) {
          waiting.accept("waiting for " + holder + " to leave " + file);
          told = true;
        }
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
      }
    }
  }

  private static String inUse(Path file, String holder) {
    return file + " is in use by " + holder;
  }

  /** Who holds the lock; throws what it was if it was anything else. */
  private static String holder(SQLException e, Path file) {
    String message = String.valueOf(e.getMessage());
    if (!message.contains("Could not set lock")) {
      throw StoreFailure.of(e, "cannot open " + file);
    }
    Matcher holder = HOLDER.matcher(message);
    return holder.find()
        ? "process " + holder.group(2) + " (" + holder.group(1) + ")"
        : "another process";
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
    properties.setProperty("temp_directory", SpillFolder.of(file.toAbsolutePath()).toString());
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
        SpillFolder.sweep(file);
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
