package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.duckdb.DuckDBAppender;

/** The exchange's sessions, for the user's own SQL. */
public final class SessionTable {

  /** Where rows go. */
  public interface Row {
    /** Adds one session. */
    void add(int ordinal, LocalDate date, Instant open, Instant close, boolean halfDay);
  }

  /** Hands over all sessions in order. */
  public interface Source {
    /** Calls {@code row} once per session. */
    void each(Row row);
  }

  private SessionTable() {}

  /** True until the table is filled. */
  public static boolean isEmpty(Database database) {
    try {
      return database.number("SELECT count(*) FROM sessions") == 0;
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read sessions");
    }
  }

  /** Writes all sessions, in one transaction. */
  public static void fill(Database database, Source source) {
    database.transaction(
        "writing sessions",
        () -> {
          try (DuckDBAppender appender = database.appender("sessions")) {
            source.each(
                (ordinal, date, open, close, halfDay) ->
                    append(appender, ordinal, date, open, close, halfDay));
          }
        });
  }

  private static void append(
      DuckDBAppender appender,
      int ordinal,
      LocalDate date,
      Instant open,
      Instant close,
      boolean halfDay) {
    try {
      appender.beginRow();
      appender.append(ordinal);
      appender.appendEpochDays((int) date.toEpochDay());
      appender.appendEpochMicros(Micros.of(open));
      appender.appendEpochMicros(Micros.of(close));
      appender.append(halfDay);
      appender.endRow();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write sessions");
    }
  }
}
