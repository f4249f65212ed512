package dev.bellwether.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What replays found by session, so that two of them can be compared date by date. */
public final class ReplayPoints {

  /**
   * One figure.
   *
   * @param series {@code rank_ic}, {@code book_net} or {@code strategy_net}
   * @param horizon sessions from entry to exit; 1 for the returns of a book
   * @param session the exchange's date of the entry, or the end of a return
   * @param value finite
   */
  public record Point(String series, int horizon, LocalDate session, double value) {}

  private ReplayPoints() {}

  /** Adds the points of a run. */
  public static void add(State state, String runId, List<Point> points) {
    state.transaction(
        "recording a replay",
        () -> {
          try (PreparedStatement insert =
              state
                  .connection()
                  .prepareStatement("INSERT INTO replay_points VALUES (?, ?, ?, ?, ?)")) {
            for (Point point : points) {
              insert.setString(1, runId);
              insert.setString(2, point.series());
              insert.setInt(3, point.horizon());
              insert.setLong(4, point.session().toEpochDay());
              insert.setDouble(5, point.value());
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  /** The points of a run by series, horizon and session. */
  public static List<Point> of(Database database, String runId) {
    List<Point> points = new ArrayList<>();
    try {
      database.query(
          "SELECT series, horizon, datediff('day', DATE '1970-01-01', session), value FROM"
              + " replay_points WHERE run_id = ? ORDER BY series, horizon, session",
          row ->
              points.add(
                  new Point(
                      row.getString(1),
                      row.getInt(2),
                      LocalDate.ofEpochDay(row.getLong(3)),
                      row.getDouble(4))),
          runId);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read the points of run " + runId);
    }
    return points;
  }
}
