package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * The open SQLite file: what is happening. Every commit is on disk when it returns; several
 * processes may have it open. Not for several threads.
 */
public final class State implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 30_000;

  private final Connection connection;
  private final Workspace workspace;

  private State(Connection connection, Workspace workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /**
   * Opens the file, creating it and bringing its schema up to date.
   *
   * @throws BellwetherException if it cannot be opened
   */
  public static State open(Workspace workspace) {
    workspace.create();
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    // A deferred transaction that reads before it writes fails when another process wrote
    // meanwhile.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + workspace.state());
      try {
        Migrations.SQLITE.apply(connection, workspace.state().toString());
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return new State(connection, workspace);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot open " + workspace.state());
    }
  }

  /** Runs the work so that all of it is on disk afterwards, or none. */
  void transaction(String doing, Transaction.Work work) {
    try {
      Transaction.run(connection, work);
    } catch (SQLException e) {
      throw StoreFailure.of(e, doing + " in " + workspace.state());
    }
  }

  int update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  void query(String sql, Database.RowReader reader, Object... parameters) throws SQLException {
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

  Connection connection() {
    return connection;
  }

  Workspace workspace() {
    return workspace;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "closing " + workspace.state());
    }
  }
}
