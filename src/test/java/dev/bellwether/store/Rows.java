package dev.bellwether.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.duckdb.DuckDBDriver;

/** What tables hold, as text that can be compared, without any code of the store. */
final class Rows {
  private Rows() {}

  /** Every row of every table of a DuckDB file, each as JSON, in order. */
  static TreeMap<String, List<String>> of(Path database) throws SQLException {
    TreeMap<String, List<String>> tables = new TreeMap<>();
    try (Connection connection =
        new DuckDBDriver().connect("jdbc:duckdb:" + database, new Properties())) {
      for (String table : read(connection, "SELECT table_name FROM duckdb_tables()")) {
        tables.put(table, json(connection, "SELECT * FROM " + table));
      }
    }
    return tables;
  }

  /** The rows of a query, each as JSON, in order. */
  static List<String> json(Connection connection, String sql) throws SQLException {
    return read(connection, "SELECT to_json(t)::VARCHAR FROM (" + sql + ") t ORDER BY 1");
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
}
