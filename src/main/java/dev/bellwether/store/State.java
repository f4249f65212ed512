package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The open SQLite file: what is happening. Every commit is on disk when it returns; several
 * processes may have it open. Not for several threads, but for those that do all their work in
 * {@link #transaction} and {@link #look}, which take one at a time.
 */
public final class State implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 30_000;

  private final Connection connection;
  private final Workspace workspace;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

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
    return open(workspace, SQLiteConfig.SynchronousMode.FULL);
  }

  /**
   * Opens the file for what may be lost when the machine, not only the program, goes down: counters
   * and cached answers. A commit then waits for no disk.
   */
  public static State openForTrifles(Workspace workspace) {
    return open(workspace, SQLiteConfig.SynchronousMode.NORMAL);
  }

  private static State open(Workspace workspace, SQLiteConfig.SynchronousMode synchronous) {
    workspace.create();
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(synchronous);
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
  synchronized void transaction(String doing, Transaction.Work work) {
    try {
      // Not by switching auto-commit off and on: the driver would begin a second transaction after
      // each commit, and so take the lock of the file twice.
      update("BEGIN IMMEDIATE");
      try {
        work.run();
        update("COMMIT");
      } catch (SQLException | RuntimeException e) {
        rollBack(e);
        throw e;
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, doing + " in " + workspace.state());
    }
  }

  private void rollBack(Exception because) {
    try {
      update("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself, as it does when the disk is full.
      because.addSuppressed(e);
    }
  }

  /** Looks without taking the lock for writing. */
  synchronized void look(String doing, Transaction.Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw StoreFailure.of(e, doing + " in " + workspace.state());
    }
  }

  int update(String sql, @Nullable Object... parameters) throws SQLException {
    try {
      return prepared(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      forget(sql, e);
      throw e;
    }
  }

  void query(String sql, Database.RowReader reader, @Nullable Object... parameters)
      throws SQLException {
    try (ResultSet rows = prepared(sql, parameters).executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      forget(sql, e);
      throw e;
    }
  }

  /**
   * The driver closes a statement that has failed, for example on a full disk: kept, it would fail
   * for ever, and a BEGIN whose ROLLBACK cannot run keeps the lock of the file.
   */
  private void forget(String sql, SQLException because) {
    PreparedStatement failed = statements.remove(sql);
    if (failed != null) {
      try {
        failed.close();
      } catch (SQLException e) {
        because.addSuppressed(e);
      }
    }
  }

  /** Statements are few and made again and again: each is prepared once. */
  private PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
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
