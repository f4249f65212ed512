package dev.bellwether.store;

import dev.bellwether.Content;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts that are stored, and when they were published. */
public final class Texts {

  /**
   * A text and a subject, as they are scored.
   *
   * @param subject a ticker's symbol, or {@link Unscored#WHOLE_TEXT}
   */
  public record Subject(String contentHash, String subject) {}

  private Texts() {}

  /** The text of a document's id or of a content hash, or of what one of them begins with. */
  public static Optional<Content> find(Database database, String id) {
    List<Content> found = new ArrayList<>(1);
    try {
      database.query(
          "SELECT c.hash, c.title, c.body FROM contents c WHERE starts_with(c.hash, ?) OR c.hash IN"
              + " (SELECT content_hash FROM documents WHERE starts_with(id, ?)) ORDER BY c.hash LIMIT 1",
          row -> found.add(new Content(row.getString(1), row.getString(2), row.getString(3))),
          id,
          id);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot look for a text");
    }
    return found.stream().findFirst();
  }

  /** When each text was first published for each subject; those before an instant are left out. */
  public static Map<Subject, Instant> published(Database database, Instant since) {
    Map<Subject, Instant> published = new HashMap<>();
    try {
      database.query(
          "SELECT content_hash, ticker, epoch_us(min(published_at)) FROM (SELECT content_hash, published_at,"
              + " unnest(CASE WHEN len(tickers) = 0 THEN ['*'] ELSE tickers END) AS ticker FROM documents)"
              + " GROUP BY ALL HAVING min(published_at) >= make_timestamp(?)",
          row ->
              published.put(
                  new Subject(row.getString(1), row.getString(2)),
                  Micros.toInstant(row.getLong(3))),
          Micros.of(since));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read texts");
    }
    return published;
  }
}
