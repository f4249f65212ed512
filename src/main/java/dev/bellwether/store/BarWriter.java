package dev.bellwether.store;

import dev.bellwether.Bar;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * Adds price bars to an open database. A bar that is there already is replaced when its values
 * differ: vendors revise adjusted closes with every dividend. All bars of one writer become durable
 * together, at {@link #close}.
 */
public final class BarWriter implements AutoCloseable {

  /** What became of the bars written. */
  public record Counts(long added, long updated, long unchanged) {}

  private static final String COLUMNS =
      "ticker, session, open, high, low, close, adj_close, volume, adjustment, run_id";
  private static final String SAME =
      "b.ticker = s.ticker AND b.session = s.session AND b.open = s.open AND b.high = s.high AND"
          + " b.low = s.low AND b.close = s.close AND b.adj_close = s.adj_close AND b.volume ="
          + " s.volume AND b.adjustment = s.adjustment";

  private final Database database;
  private final String runId;
  private final DuckDBAppender appender;
  private Counts counts = new Counts(0, 0, 0);

  /** Writes bars of one run. */
  public BarWriter(Database database, String runId) {
    this.database = database;
    this.runId = runId;
    try {
      database.execute(
          "CREATE OR REPLACE TEMP TABLE staged_bars AS SELECT * FROM bars WITH NO DATA");
      appender = database.appenderToTemporary("staged_bars");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write bars");
    }
  }

  /**
   * Adds one.
   *
   * @param adjustment where the adjusted close comes from, such as {@code column}
   */
  public void add(Bar bar, String adjustment) {
    try {
      appender.beginRow();
      appender.append(bar.ticker().symbol());
      appender.appendEpochDays((int) bar.session().toEpochDay());
      appender.append(bar.open());
      appender.append(bar.high());
      appender.append(bar.low());
      appender.append(bar.close());
      appender.append(bar.adjClose());
      appender.append(bar.volume());
      appender.append(adjustment);
      appender.append(runId);
      appender.endRow();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write bars");
    }
  }

  /** Makes all bars durable and counts them. */
  public Counts finish() {
    try {
      appender.close();
      database.transaction("writing bars", this::move);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write bars");
    }
    return counts;
  }

  private void move() throws SQLException {
    // The same bar may stand in two files of one run: the later one counts.
    database.execute(
        "CREATE OR REPLACE TEMP TABLE last_bars AS SELECT * FROM staged_bars QUALIFY row_number()"
            + " OVER (PARTITION BY ticker, session ORDER BY rowid DESC) = 1");
    long unchanged = database.update("DELETE FROM last_bars s USING bars b WHERE " + SAME);
    long updated =
        database.update(
            "DELETE FROM bars b USING last_bars s WHERE b.ticker = s.ticker AND b.session ="
                + " s.session");
    long written =
        database.update(
            "INSERT INTO bars SELECT " + COLUMNS + " FROM last_bars ORDER BY ticker, session");
    counts = new Counts(written - updated, updated, unchanged);
  }

  @Override
  public void close() {
    try {
      appender.close();
      database.execute("DROP TABLE IF EXISTS staged_bars");
      database.execute("DROP TABLE IF EXISTS last_bars");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write bars");
    }
  }
}
