package dev.bellwether.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sessions of the exchange for which a ticker has no bar between its first and its last one. */
public final class BarGaps {

  /**
   * A ticker with gaps.
   *
   * @param ticker its symbol
   * @param missing sessions without a bar, at least 1
   * @param sessions sessions from its first to its last bar
   */
  public record Gap(String ticker, long missing, long sessions) {}

  private BarGaps() {}

  /** The gaps of the tickers that a run has written, most missing sessions first. */
  public static List<Gap> of(Database database, String runId) {
    List<Gap> gaps = new ArrayList<>();
    try {
      database.query(
          "WITH spans AS (SELECT ticker, min(session) AS first, max(session) AS last, count(*) AS bars"
              + " FROM bars WHERE ticker IN (SELECT DISTINCT ticker FROM bars WHERE run_id = ?) GROUP BY"
              + " ticker) SELECT ticker, count(*) - any_value(bars) AS missing, count(*) FROM spans JOIN"
              + " sessions s ON s.session BETWEEN first AND last GROUP BY ticker HAVING missing > 0 ORDER"
              + " BY missing DESC, ticker",
          row -> gaps.add(new Gap(row.getString(1), row.getLong(2), row.getLong(3))),
          runId);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot look for gaps in prices");
    }
    return gaps;
  }
}
