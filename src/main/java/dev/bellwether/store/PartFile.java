package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Writes Parquet files one after the other, without a database file. The same rows give the same
 * bytes. Not for several threads.
 */
public final class PartFile implements AutoCloseable {
  private static final String LIMIT = "1GB";

  private final DuckDBConnection connection;
  private final String create;
  private DuckDBAppender appender;

  /**
   * Begins the first file.
   *
   * @param columns and their types in DuckDB, in order
   */
  public PartFile(Map<String, String> columns) {
    create =
        columns.entrySet().stream()
            .map(column -> column.getKey() + " " + column.getValue())
            .collect(Collectors.joining(", ", "CREATE OR REPLACE TABLE part (", ")"));
    try {
      connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties());
      appender = begin();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot begin a Parquet file");
    }
  }

  private static Properties properties() {
    Properties properties = new Properties();
    // DuckDB's own choice would be a folder in the current one.
    properties.setProperty("temp_directory", "");
    // One thread keeps the order of the rows and the bytes of the file.
    properties.setProperty("threads", "1");
    properties.setProperty("memory_limit", LIMIT);
    return properties;
  }

  private DuckDBAppender begin() throws SQLException {
    execute(create);
    return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "part");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Adds a row: strings, whole and decimal numbers, booleans and times in the columns' order. */
  public void add(List<Object> row) {
    try {
      appender.beginRow();
      for (Object value : row) {
        append(value);
      }
      appender.endRow();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot add to a Parquet file");
    }
  }

  private void append(Object value) throws SQLException {
    if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof Integer number) {
      appender.append(number.intValue());
    } else if (value instanceof Long number) {
      appender.append(number.longValue());
    } else if (value instanceof Boolean flag) {
      appender.append(flag.booleanValue());
    } else if (value instanceof LocalDateTime time) {
      appender.append(time);
    } else {
      throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }

  /**
   * Writes what was added, in that order, and begins the next file.
   *
   * @throws BellwetherException if the file cannot be written
   */
  public void write(Path file) {
    try {
      appender.close();
      execute("COPY part TO " + Export.quoted(file) + " (FORMAT parquet, COMPRESSION zstd)");
      appender = begin();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write " + file);
    }
  }

  @Override
  public void close() {
    try {
      appender.close();
      connection.close();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot end a Parquet file");
    }
  }
}
