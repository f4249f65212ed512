package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Instant;

/** What a feed's server said at the last visit, so that the next one can ask for changes only. */
public final class FeedVisits {

  /**
   * The validators of the last answer; empty strings when there were none.
   *
   * @param etag the {@code ETag} header
   * @param lastModified the {@code Last-Modified} header, as sent
   */
  public record Visit(String etag, String lastModified) {}

  private FeedVisits() {}

  /** The last visit; without validators if there was none. */
  public static Visit last(State state, String addressHash) {
    Visit[] visit = {new Visit("", "")};
    try {
      state.query(
          "SELECT etag, last_modified FROM feeds WHERE address_hash = ?",
          row -> visit[0] = new Visit(row.getString(1), row.getString(2)),
          addressHash);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read feed visits");
    }
    return visit[0];
  }

  /** Notes a visit. */
  public static void remember(State state, String addressHash, Visit visit, Instant at) {
    state.transaction(
        "recording the visit of a feed",
        () ->
            state.update(
                "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?)",
                addressHash,
                visit.etag(),
                visit.lastModified(),
                Micros.of(at)));
  }
}
