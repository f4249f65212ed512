package dev.bellwether.store;

import dev.bellwether.Content;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts that are stored, and when they were published. */
public final class Texts {

  /**
   * One text for one subject: its length, and when it was first published.
   *
   * @param titleChars length of its title
   * @param chars length of the whole
   * @param at when
   * @param filing what is read of it, if it is a filing that has been cut
   */
  public record Published(int titleChars, int chars, Instant at, Optional<Cut> filing) {}

  /**
   * What is read of a filing.
   *
   * @param chunks how many pieces
   * @param chars their length
   * @param items they belong to
   */
  public record Cut(int chunks, int chars, Set<String> items) {
    public Cut {
      items = Set.copyOf(items);
    }
  }

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

  /** Every text once for each ticker, at its first publication, in the order of time. */
  public static List<Published> since(Database database, Instant since) {
    List<Published> texts = new ArrayList<>();
    try {
      database.query(
          "SELECT length(c.title), length(c.title) + CASE WHEN c.body = '' THEN 0 ELSE 2 + length(c.body) END,"
              + " epoch_us(min(d.published_at)), any_value(f.pieces), any_value(f.chars), any_value(f.items)"
              + " FROM (SELECT content_hash, published_at,"
              + " unnest(CASE WHEN len(tickers) = 0 THEN ['*'] ELSE tickers END) AS ticker FROM documents) d"
              + " JOIN contents c ON c.hash = d.content_hash LEFT JOIN (SELECT k.content_hash, count(*) AS pieces,"
              + " sum(k.span_end - k.span_start) AS chars, string_agg(DISTINCT k.item, ',') AS items FROM chunks k"
              + " SEMI JOIN filings f ON f.content_hash = k.content_hash GROUP BY ALL) f ON f.content_hash = c.hash"
              + " GROUP BY c.hash, c.title, c.body, d.ticker"
              + " HAVING min(d.published_at) >= make_timestamp(?) ORDER BY 3, c.hash",
          row ->
              texts.add(
                  new Published(
                      row.getInt(1),
                      row.getInt(2),
                      Micros.toInstant(row.getLong(3)),
                      row.getString(6) == null
                          ? Optional.empty()
                          : Optional.of(
                              new Cut(
                                  row.getInt(4),
                                  row.getInt(5),
                                  Set.of(row.getString(6).split(",")))))),
          Micros.of(since));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read texts");
    }
    return texts;
  }
}
