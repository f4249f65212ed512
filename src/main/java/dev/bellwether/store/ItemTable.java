package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Brings more texts than memory holds together by key and then into order, in a database file that
 * is gone when this is closed. Not for several threads.
 */
public final class ItemTable implements AutoCloseable {

  /**
   * A text as it is kept; of several with one hash and subject the first published counts.
   *
   * @param bucket follows from the home
   */
  public record Row(
      String contentHash,
      String subject,
      String home,
      int bucket,
      long publishedMicros,
      String title,
      String body) {}

  /** Takes rows. */
  @FunctionalInterface
  public interface Sink {
    void row(Row row);
  }

  /** Takes rows in an order. */
  @FunctionalInterface
  public interface OrderedSink {
    /**
     * The next row.
     *
     * @param order that was given to its place
     */
    void row(int order, Row row);
  }

  private static final String PLACE =
      "CASE WHEN first.published = 9223372036854775807 THEN 'unknown'"
          + " ELSE strftime(make_timestamp(first.published), '%Y-%m-%d') END"
          + " || '/' || first.bucket || '/' || right(content_hash, 1)";

  private static final String COLUMNS =
      "content_hash, subject, first.home, first.bucket, first.published, first.title, first.body";

  private final Path folder;
  private final DuckDBConnection connection;
  private final DuckDBAppender appender;
  private final DuckDBAppender rejects;

  /** Begins a table in a new folder below this one. */
  public ItemTable(Path below, int memoryLimitMb) {
    try {
      Files.createDirectories(below);
      folder = Files.createTempDirectory(below, "bellwether-items-");
      Properties properties = new Properties();
      properties.setProperty("temp_directory", folder.resolve("spill").toString());
      properties.setProperty("threads", "1");
      properties.setProperty("memory_limit", memoryLimitMb + "MB");
      properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
      connection =
          (DuckDBConnection)
              new DuckDBDriver()
                  .connect("jdbc:duckdb:" + folder.resolve("items.duckdb"), properties);
      execute(
          "CREATE TABLE items (content_hash VARCHAR, subject VARCHAR, home VARCHAR, bucket INTEGER, published BIGINT,"
              + " title VARCHAR, body VARCHAR)");
      execute("CREATE TABLE rejects (line VARCHAR)");
      appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "items");
      rejects = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rejects");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot make a table for the texts");
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot make a folder in " + below + ": " + e.getMessage(), "is the disk full?", e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Adds a text. */
  public void add(Row row) {
    try {
      appender.beginRow();
      appender.append(row.contentHash());
      appender.append(row.subject());
      appender.append(row.home());
      appender.append(row.bucket());
      appender.append(row.publishedMicros());
      appender.append(row.title());
      appender.append(row.body());
      appender.endRow();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot keep a text");
    }
  }

  /** Adds the line of a row that is no text; they may be as many as the texts. */
  public void reject(String line) {
    try {
      rejects.beginRow();
      rejects.append(line);
      rejects.endRow();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot keep a rejected row");
    }
  }

  /** Takes lines. */
  @FunctionalInterface
  public interface LineSink {
    /** The next line. */
    void line(String line) throws IOException;
  }

  /** All lines of rejects, in the order of their UTF-8, as Spark sorts them. */
  public void rejects(LineSink sink) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT line FROM rejects ORDER BY line")) {
      while (rows.next()) {
        sink.line(rows.getString(1));
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read the rejected rows");
    }
  }

  /** No more is added: each key once, the first published, then the smallest in the order given. */
  public void complete() {
    try {
      appender.close();
      rejects.close();
      execute(
          "CREATE TABLE chosen AS SELECT content_hash, subject,"
              + " min(struct_pack(published := published, home := home, bucket := bucket, title := title,"
              + " body := body)) AS first FROM items GROUP BY content_hash, subject");
      execute("DROP TABLE items");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot bring the texts together");
    }
  }

  /** All rows, in no order. */
  public void each(Sink sink) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + COLUMNS + " FROM chosen")) {
      while (rows.next()) {
        sink.row(row(rows, 1));
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read the texts");
    }
  }

  private static Row row(ResultSet rows, int from) throws SQLException {
    return new Row(
        rows.getString(from),
        rows.getString(from + 1),
        rows.getString(from + 2),
        rows.getInt(from + 3),
        rows.getLong(from + 4),
        rows.getString(from + 5),
        rows.getString(from + 6));
  }

  /**
   * The rows of some places, by order, hash and subject.
   *
   * @param orders by place: the day in UTC or {@code unknown}, the bucket, and the last digit of
   *     the hash, with slashes between them
   */
  public void ordered(Map<String, Integer> orders, OrderedSink sink) {
    try {
      execute("CREATE OR REPLACE TABLE wanted (place VARCHAR, position INTEGER)");
      try (DuckDBAppender wanted =
          connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "wanted")) {
        for (Map.Entry<String, Integer> each : orders.entrySet()) {
          wanted.beginRow();
          wanted.append(each.getKey());
          wanted.append(each.getValue().intValue());
          wanted.endRow();
        }
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT position, "
                      + COLUMNS
                      + " FROM chosen JOIN wanted ON place = "
                      + PLACE
                      + " ORDER BY position, content_hash, subject")) {
        while (rows.next()) {
          sink.row(rows.getInt(1), row(rows, 2));
        }
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read the texts in order");
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, "closing the table of texts");
    } catch (IOException e) {
      throw BellwetherException.failed("cannot remove " + folder + ": " + e.getMessage(), "", e);
    }
  }
}
