import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Opens a database as Bellwether does, or fills one: appends a million rows to a staging table,
 * moves those that are new, twice (the second time none is), and reads all of them back. Arguments:
 * the file, and {@code open} or {@code bulk}.
 */
final class DuckDbLoad {
  private static final int ROWS = 1_000_000;

  private DuckDbLoad() {}

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[0]);
        Statement statement = connection.createStatement()) {
      if (args[1].equals("open")) {
        require(number(statement, "select 1"), 1);
        return;
      }
      statement.execute("set threads to 1");
      String columns = "(hash varchar, title varchar, ticker varchar, published timestamp)";
      statement.execute("create table documents " + columns);
      statement.execute("create temp table staging " + columns);
      append(connection.unwrap(DuckDBConnection.class));
      String move = "insert into documents select * from staging anti join documents using (hash)";
      require(statement.executeUpdate(move), ROWS);
      require(statement.executeUpdate(move), 0);
      require(read(statement), ROWS);
    }
  }

  private static void append(DuckDBConnection connection) throws SQLException {
    LocalDateTime start = LocalDateTime.of(2020, 1, 1, 0, 0);
    try (DuckDBAppender appender = connection.createAppender("temp", "main", "staging")) {
      for (int row = 0; row < ROWS; row++) {
        appender.beginRow();
        appender.append(Long.toHexString(row * 0x9E3779B97F4A7C15L) + "0123456789abcdef");
        appender.append("Company " + row % 5000 + " raises its outlook for the year to " + row);
        appender.append("T" + row % 5000);
        appender.append(start.plusSeconds(row * 60L));
        appender.endRow();
      }
    }
  }

  private static int read(Statement statement) throws SQLException {
    int rows = 0;
    try (ResultSet all = statement.executeQuery("from documents order by published, hash")) {
      while (all.next()) {
        rows += all.getString(2).isEmpty() || all.getTimestamp(4) == null ? 0 : 1;
      }
    }
    return rows;
  }

  private static int number(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }

  private static void require(int actual, int expected) {
    if (actual != expected) {
      throw new IllegalStateException("expected " + expected + " but was " + actual);
    }
  }
}
