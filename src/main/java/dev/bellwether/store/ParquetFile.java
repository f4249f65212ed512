package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** Reads any Parquet file row by row, without a database file. Not for several threads. */
public final class ParquetFile implements AutoCloseable {
  private final Path path;
  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;
  private final List<String> columns;

  private ParquetFile(
      Path path, Connection connection, Statement statement, ResultSet rows, List<String> columns) {
    this.path = path;
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Opens a file.
   *
   * @throws BellwetherException if it is not Parquet
   */
  public static ParquetFile open(Path path) {
    Properties properties = new Properties();
    // Rows pass through; DuckDB's own choice would be a folder in the current one.
    properties.setProperty("temp_directory", "");
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    try {
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
      try {
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("FROM read_parquet(" + Export.literal(path) + ")");
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(rows.getMetaData().getColumnName(i));
        }
        return new ParquetFile(path, connection, statement, rows, List.copyOf(columns));
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new BellwetherException(
          BellwetherException.Kind.USAGE,
          "cannot read " + path + ": " + StoreFailure.firstLine(e),
          "is it a Parquet file?",
          e);
    }
  }

  /** Names in the order of the file. */
  public List<String> columns() {
    return columns;
  }

  /**
   * The next row as texts: missing values empty, times in RFC 3339, lists joined with commas. A
   * time without a zone stays without one.
   */
  public Optional<List<String>> next() {
    try {
      if (!rows.next()) {
        return Optional.empty();
      }
      List<String> values = new ArrayList<>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        values.add(text(i));
      }
      return Optional.of(values);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read " + path + " any further");
    }
  }

  private String text(int column) throws SQLException {
    Object value = rows.getObject(column);
    // A Timestamp has no hour that the clocks of this machine skip in spring.
    return value instanceof java.sql.Timestamp
        ? rows.getObject(column, LocalDateTime.class).toString()
        : text(value);
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) throws SQLException {
    if (value == null) {
      return "";
    }
    if (value instanceof java.time.OffsetDateTime time) {
      return time.toInstant().toString();
    }
    if (value instanceof java.sql.Array array) {
      List<String> parts = new ArrayList<>();
      for (Object part : (Object[]) array.getArray()) {
        parts.add(text(part));
      }
      return parts.stream().collect(Collectors.joining(","));
    }
    return value.toString();
  }

  @Override
  public void close() {
    try {
      rows.close();
      statement.close();
      connection.close();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "closing " + path);
    }
  }
}
