package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs the user's own SQL on an open database. */
public final class SqlConsole {

  /** Where the result goes, row by row. */
  public interface Sink {
    /** Called once, before any row. */
    void begin(List<String> columns) throws IOException;

    /** Values are strings, numbers, booleans, instants, local dates, lists of these, or null. */
    void row(List<? extends @Nullable Object> values) throws IOException;
  }

  /** DuckDB 1.4 aborts where this function wants a file that it may not have. */
  private static final Pattern ENDS_THE_PROCESS =
      Pattern.compile("enable_logging", Pattern.CASE_INSENSITIVE);

  private SqlConsole() {}

  /**
   * Runs the user's statement, or several of which the last gives the rows, so that it can change
   * nothing but what an open database allows, and no file beside it; returns how many rows it gave.
   *
   * @throws BellwetherException with kind USAGE if the statement is wrong
   * @throws UncheckedIOException if the sink cannot take a row
   */
  public static long ask(Database database, String sql, Sink sink) {
    if (ENDS_THE_PROCESS.matcher(sql).find()) {
      throw beyond(new SQLException("logging to a file"));
    }
    try {
      database.seal();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot protect files from the statement");
    }
    return run(database, sql, sink);
  }

  /**
   * Runs one statement; returns how many rows it gave.
   *
   * @throws BellwetherException with kind USAGE if the statement is wrong
   * @throws UncheckedIOException if the sink cannot take a row
   */
  public static long run(Database database, String sql, Sink sink) {
    long count = 0;
    try (Statement statement = database.raw().createStatement()) {
      if (!statement.execute(sql)) {
        sink.begin(List.of("rows_changed"));
        sink.row(List.of((long) Math.max(0, statement.getUpdateCount())));
        return 1;
      }
      try (ResultSet rows = statement.getResultSet()) {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          columns.add(meta.getColumnLabel(i));
        }
        sink.begin(columns);
        while (rows.next()) {
          List<@Nullable Object> values = new ArrayList<>(columns.size());
          for (int i = 1; i <= columns.size(); i++) {
            values.add(value(rows, i));
          }
          sink.row(values);
          count++;
        }
      }
      return count;
    } catch (SQLException e) {
      throw explain(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BellwetherException explain(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Permission Error")
        || message.contains("configuration has been locked")) {
      return beyond(e);
    }
    if (message.toLowerCase(Locale.ROOT).contains("read-only mode")) {
      return new BellwetherException(
          BellwetherException.Kind.USAGE,
          "this statement changes the database",
          "add --write to allow it",
          e);
    }
    if (message.contains("Out of Memory")) {
      return StoreFailure.of(e, "the statement needs more memory (raise store.memory_limit_mb)");
    }
    return new BellwetherException(BellwetherException.Kind.USAGE, message.strip(), "", e);
  }

  private static BellwetherException beyond(Throwable cause) {
    return new BellwetherException(
        BellwetherException.Kind.USAGE,
        "this statement reaches beyond the database",
        "add --write to allow other files, extensions and settings",
        cause);
  }

  private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    // A Timestamp has no hour that the clocks of this machine skip in spring.
    return value(value instanceof Timestamp ? rows.getObject(column, LocalDateTime.class) : value);
  }

  private static @Nullable Object value(@Nullable Object value) throws SQLException {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (value instanceof Array array) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Object element : (Object[]) array.getArray()) {
        values.add(value(element));
      }
      return values;
    }
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof java.time.LocalDate) {
      return value;
    }
    return value.toString();
  }
}
