package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Alerts that the watch has given up, in the state file. */
public final class UndeliveredAlerts {
  private static final String DEAD =
      "a.state = 'dead' AND a.article IN (SELECT id FROM watch_articles w WHERE"
          + " substr(w.content_hash, 1, length(?1)) = ?1)";

  private final State state;

  /** Those of a workspace. */
  public UndeliveredAlerts(State state) {
    this.state = state;
  }

  /**
   * One of them.
   *
   * @param diedAt when it was given up
   * @param channel that it was for
   * @param tickers of the article, with blanks between them; empty if it has none
   * @param reason what the channel said
   * @param title of the article
   * @param contentHash of its text
   */
  public record Undelivered(
      Instant diedAt,
      String channel,
      String tickers,
      String reason,
      String title,
      String contentHash) {}

  /**
   * Those of texts whose hash begins so, latest first.
   *
   * @param hash the beginning of a content hash; empty for all
   */
  public List<Undelivered> list(String hash) {
    List<Undelivered> alerts = new ArrayList<>();
    state.look(
        "reading the alerts that were not delivered",
        () ->
            state.query(
                "SELECT a.changed_at, a.channel, w.tickers, a.reason, w.title, w.content_hash FROM"
                    + " watch_alerts a JOIN watch_articles w ON w.id = a.article WHERE "
                    + DEAD
                    + " ORDER BY a.changed_at DESC, w.content_hash, a.channel",
                row ->
                    alerts.add(
                        new Undelivered(
                            Micros.toInstant(row.getLong(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6))),
                hash));
    return alerts;
  }

  /** Has the next watch send those of texts whose hash begins so. Returns how many. */
  public long release(String hash) {
    long[] changed = {0};
    state.transaction(
        "releasing alerts",
        () -> {
          state.update(
              "UPDATE watch_articles AS w SET finished = 0 WHERE EXISTS (SELECT 1 FROM watch_alerts"
                  + " a WHERE a.article = w.id AND "
                  + DEAD
                  + ")",
              hash);
          changed[0] = update("waiting", hash);
        });
    return changed[0];
  }

  /** Drops those of texts whose hash begins so: no watch sends them. Returns how many. */
  public long drop(String hash) {
    long[] changed = {0};
    state.transaction("dropping alerts", () -> changed[0] = update("held", hash));
    return changed[0];
  }

  private long update(String to, String hash) throws SQLException {
    return state.update("UPDATE watch_alerts AS a SET state = '" + to + "' WHERE " + DEAD, hash);
  }
}
