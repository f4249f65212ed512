package dev.bellwether.store;

import java.sql.Connection;
import java.sql.SQLException;

/** All of some work, or none of it. */
final class Transaction {
  /** Work that may fail with what a driver throws. */
  interface Work {
    void run() throws SQLException;
  }

  private Transaction() {}

  /**
   * Commits the work, or throws what went wrong first: a full disk makes the rollback fail too, and
   * that would hide it.
   */
  static void run(Connection connection, Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      suppressing(e, connection::rollback);
      suppressing(e, () -> connection.setAutoCommit(true));
      throw e;
    }
    connection.setAutoCommit(true);
  }

  private static void suppressing(Exception first, Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }
}
