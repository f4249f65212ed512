package dev.bellwether.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Carries what is happening over to what is known: rows of the state file that are complete move
 * into the database. By key, so that a kill between the two commits only means that the next fold
 * finds the rows there already.
 */
public final class Fold {
  /** A table that moves: its columns in order, which of them are the key, which are times. */
  private record Moving(String table, List<String> columns, List<String> key, List<String> times) {}

  private static final List<Moving> TABLES =
      List.of(
          new Moving(
              "selections",
              List.of(
                  "key",
                  "tier",
                  "model",
                  "fingerprint",
                  "prompt_id",
                  "prompt_sha256",
                  "parameters"),
              List.of("key"),
              List.of()),
          new Moving(
              "calibrations",
              List.of("tier", "model", "fingerprint", "slope", "intercept", "judged", "fitted_at"),
              List.of("tier", "model", "fingerprint"),
              List.of("fitted_at")),
          new Moving(
              "verdicts",
              List.of(
                  "content_hash",
                  "ticker",
                  "selection",
                  "chunk",
                  "direction",
                  "score",
                  "confidence",
                  "p_bearish",
                  "p_neutral",
                  "p_bullish",
                  "rationale",
                  "run_id"),
              List.of("content_hash", "ticker", "selection", "chunk", "run_id"),
              List.of()),
          new Moving(
              "calls",
              List.of(
                  "id",
                  "run_id",
                  "selection",
                  "outcome",
                  "questions",
                  "input_tokens",
                  "cached_tokens",
                  "output_tokens",
                  "cost_micro_usd",
                  "latency_us",
                  "called_at",
                  "content_hash",
                  "ticker",
                  "answered_by",
                  "unconfirmed_micro_usd"),
              List.of("id"),
              List.of("called_at")),
          new Moving(
              "dead_letters",
              List.of(
                  "content_hash",
                  "ticker",
                  "selection",
                  "reason",
                  "died_at",
                  "run_id",
                  "attempts",
                  "wants_micro_usd",
                  "fallback"),
              List.of("content_hash", "ticker", "selection"),
              List.of("died_at")),
          new Moving(
              "feedback",
              List.of("content_hash", "ticker", "document_id", "direction", "note", "given_at"),
              List.of("content_hash", "ticker"),
              List.of("given_at")),
          new Moving(
              "replay_points",
              List.of("run_id", "series", "horizon", "session", "value"),
              List.of("run_id", "series", "horizon", "session"),
              List.of()),
          new Moving(
              "scores",
              List.of(
                  "content_hash",
                  "ticker",
                  "selection",
                  "value",
                  "confidence",
                  "direction",
                  "fallback",
                  "input_tokens",
                  "cached_tokens",
                  "output_tokens",
                  "cost_micro_usd",
                  "latency_us",
                  "scored_at",
                  "run_id",
                  "batch"),
              List.of("content_hash", "ticker", "selection"),
              List.of("scored_at")));

  /** What the state file needs as well: these are copied, and are no reason to fold. */
  private static final Set<String> COPIED = Set.of("selections", "calibrations");

  private Fold() {}

  /**
   * Rows that are on disk in the state file but not yet in the database.
   *
   * @return 0 when the database is up to date
   */
  public static long behind(State state) {
    long[] rows = {0};
    try {
      Runs.buryTheDead(state);
      for (Moving moving : TABLES) {
        if (!COPIED.contains(moving.table())) {
          state.query("SELECT count(*) FROM " + moving.table(), row -> rows[0] += row.getLong(1));
        }
      }
      state.query(
          "SELECT count(*) FROM runs WHERE status <> 'running'", row -> rows[0] += row.getLong(1));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read " + state.workspace().state());
    }
    return rows[0];
  }

  /** Moves everything that is complete. */
  public static void run(State state, Database database) {
    if (behind(state) == 0) {
      return;
    }
    try {
      for (Moving moving : TABLES) {
        move(state, database, moving);
      }
      moveRuns(state, database);
      raiseTheDead(database);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot fold " + state.workspace().state());
    }
  }

  private static void move(State state, Database database, Moving moving) throws SQLException {
    long last = lastRow(state, moving.table());
    if (last == 0) {
      return;
    }
    String staged = "folding_" + moving.table();
    database.execute(
        "CREATE OR REPLACE TEMP TABLE "
            + staged
            + " AS SELECT "
            + String.join(", ", moving.columns())
            + " FROM "
            + moving.table()
            + " WITH NO DATA");
    stage(state, database, moving, staged, last);
    // A rescored text has a newer row under the same key: the newer one counts.
    String key = String.join(", ", moving.key());
    database.transaction(
        "folding " + moving.table(),
        () -> {
          database.execute(
              "DELETE FROM "
                  + moving.table()
                  + " t USING "
                  + staged
                  + " s WHERE "
                  + sameKey(moving));
          database.execute(
              "INSERT INTO "
                  + moving.table()
                  + " BY NAME SELECT * FROM "
                  + staged
                  + " QUALIFY row_number() OVER (PARTITION BY "
                  + key
                  + " ORDER BY rowid DESC) = 1 ORDER BY rowid");
        });
    database.execute("DROP TABLE " + staged);
    if (!COPIED.contains(moving.table())) {
      state.transaction(
          "folding " + moving.table(),
          () -> state.update("DELETE FROM " + moving.table() + " WHERE rowid <= ?", last));
    }
  }

  private static String sameKey(Moving moving) {
    return moving.key().stream()
        .map(column -> "t." + column + " = s." + column)
        .collect(Collectors.joining(" AND "));
  }

  /**
   * A text that has a score now is no dead letter any more: one of the same selection, or one that
   * another model gave in its place. What the embedded tier says does not stand for the others. A
   * score that came while the run that gave the text up was at it counts too, since another process
   * gave it. One that waits for a better answer is not content with a fallback.
   */
  private static void raiseTheDead(Database database) {
    database.transaction(
        "clearing dead letters",
        () ->
            database.execute(
                "DELETE FROM dead_letters WHERE (content_hash, ticker, selection) IN (SELECT t.content_hash, t.ticker,"
                    + " t.selection FROM dead_letters t JOIN scores s USING (content_hash, ticker)"
                    + " JOIN selections by_whom ON by_whom.key = s.selection LEFT JOIN runs r ON r.id = t.run_id"
                    + " WHERE s.scored_at >= least(t.died_at, coalesce(r.started_at, t.died_at))"
                    + " AND (t.selection = s.selection OR by_whom.tier <> 'embedded')"
                    + " AND NOT (t.fallback AND s.fallback))"));
  }

  private static long lastRow(State state, String table) throws SQLException {
    long[] last = {0};
    state.query("SELECT coalesce(max(rowid), 0) FROM " + table, row -> last[0] = row.getLong(1));
    return last[0];
  }

  private static void stage(State state, Database database, Moving moving, String staged, long last)
      throws SQLException {
    String columns = String.join(", ", moving.columns());
    try (DuckDBAppender appender = database.appenderToTemporary(staged);
        PreparedStatement statement =
            state
                .connection()
                .prepareStatement(
                    "SELECT "
                        + columns
                        + " FROM "
                        + moving.table()
                        + " WHERE rowid <= ? ORDER BY rowid")) {
      statement.setLong(1, last);
      boolean[] times = new boolean[moving.columns().size()];
      for (int i = 0; i < times.length; i++) {
        times[i] = moving.times().contains(moving.columns().get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          appender.beginRow();
          for (int i = 0; i < times.length; i++) {
            append(appender, row, i + 1, times[i], moving.columns().get(i));
          }
          appender.endRow();
        }
      }
    }
  }

  private static void append(
      DuckDBAppender appender, ResultSet row, int column, boolean time, String name)
      throws SQLException {
    Object value = row.getObject(column);
    if (value == null) {
      appender.appendNull();
    } else if (name.equals("fallback")) {
      appender.append(row.getInt(column) != 0);
    } else if (time) {
      appender.appendEpochMicros(row.getLong(column));
    } else if (name.equals("session")) {
      appender.appendEpochDays(row.getInt(column));
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof Number number) {
      appendWhole(appender, name, number);
    } else {
      appender.append(value.toString());
    }
  }

  private static void appendWhole(DuckDBAppender appender, String name, Number number)
      throws SQLException {
    if (name.equals("chunk") || name.equals("horizon")) {
      appender.append(number.intValue());
    } else {
      appender.append(number.longValue());
    }
  }

  /** Only those that were moved leave: another process may end its run meanwhile. */
  private static void moveRuns(State state, Database database) throws SQLException {
    List<String> moved = new ArrayList<>();
    state.query(
        "SELECT id, command, arguments, settings_sha256, version, started_at, ended_at, status,"
            + " summary FROM runs WHERE status <> 'running' ORDER BY started_at",
        row -> {
          long ended = row.getLong(7);
          boolean open = row.wasNull();
          database.update("DELETE FROM runs WHERE id = ?", row.getString(1));
          database.update(
              "INSERT INTO runs VALUES (?, ?, ?, ?, ?, make_timestamp(?), "
                  + (open ? "NULL" : "make_timestamp(" + ended + ")")
                  + ", ?, ?)",
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              row.getLong(6),
              row.getString(8),
              row.getString(9));
          moved.add(row.getString(1));
        });
    for (String id : moved) {
      state.update("DELETE FROM runs WHERE id = ?", id);
    }
  }
}
