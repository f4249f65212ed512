package dev.bellwether.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Alerts that the watch has given up, or holds since their answers were lost, in the state file.
 */
public final class UndeliveredAlerts {
  private static final String UNDELIVERED =
      "a.state IN ('dead', 'held') AND a.article IN (SELECT id FROM watch_articles w WHERE"
          + " substr(w.content_hash, 1, length(?1)) = ?1)";

  private final State state;

  /** Those of a workspace. */
  public UndeliveredAlerts(State state) {
    this.state = state;
  }

  /**
   * One of them.
   *
   * @param diedAt when it was given up or held
   * @param channel that it was for
   * @param tickers of the article, with blanks between them; empty if it has none
   * @param reason what the channel said, and that it may stand there when it is held
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
                "SELECT a.changed_at, a.channel, w.tickers, CASE a.state WHEN 'held' THEN 'held, may"
                    + " stand there already: ' ELSE '' END || a.reason, w.title, w.content_hash FROM"
                    + " watch_alerts a JOIN watch_articles w ON w.id = a.article WHERE "
                    + UNDELIVERED
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

  /**
   * Has the watch send those of texts whose hash begins so, the one that runs or the next. Returns
   * how many.
   *
   * @param repeat what those that may stand there already are to say of themselves
   */
  public long release(String hash, String repeat) {
    long[] changed = {0};
    state.transaction(
        "releasing alerts",
        () -> {
          state.update(
              "UPDATE watch_articles AS w SET finished = 0 WHERE EXISTS (SELECT 1 FROM watch_alerts"
                  + " a WHERE a.article = w.id AND "
                  + UNDELIVERED
                  + ")",
              hash);
          changed[0] =
              state.update(
                  "UPDATE watch_alerts AS a SET state = 'waiting', note = CASE a.state WHEN 'held'"
                      + " THEN ?2 ELSE a.note END WHERE "
                      + UNDELIVERED,
                  hash,
                  repeat);
        });
    return changed[0];
  }

  /** Drops those of texts whose hash begins so: no watch sends them. Returns how many. */
  public long drop(String hash) {
    long[] changed = {0};
    state.transaction(
        "dropping alerts",
        () ->
            changed[0] =
                state.update(
                    "UPDATE watch_alerts AS a SET state = 'dropped' WHERE " + UNDELIVERED, hash));
    return changed[0];
  }
}
