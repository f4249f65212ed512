package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import dev.bellwether.Direction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What people say of texts. */
public final class Feedback {
  private static final int SHORTEST_ID = 4;

  /**
   * What an id is about.
   *
   * @param documentId the document
   * @param contentHash its text
   * @param watched true if a watch saw it
   * @param tickers whom it names
   * @param title its headline
   */
  public record Subject(
      String documentId, String contentHash, boolean watched, List<String> tickers, String title) {
    public Subject {
      tickers = List.copyOf(tickers);
    }
  }

  /**
   * A person's word.
   *
   * @param ticker whom it is about; {@code *} for the text as a whole
   * @param note why, in the person's words; may be empty
   */
  public record Word(
      String contentHash,
      String ticker,
      String documentId,
      Direction direction,
      String note,
      Instant givenAt) {}

  /**
   * A word beside what models say.
   *
   * @param title the headline of the text
   * @param text all of it
   * @param model what the latest model says of the same, in lower case; empty if none does
   */
  public record Line(Word word, String title, String text, String model) {}

  private Feedback() {}

  /**
   * The document of an id, of a content hash, or of what one of them begins with.
   *
   * @throws BellwetherException (usage) if there is none, or several texts
   */
  public static Subject find(Database database, String id) {
    if (id.length() < SHORTEST_ID) {
      throw BellwetherException.usage(
          "'" + id + "' is too short for an id", "give at least " + SHORTEST_ID + " characters");
    }
    List<Subject> found = new ArrayList<>();
    try {
      // Of several documents with one text, the one a watch saw first.
      database.query(
          "SELECT first(d.id ORDER BY d.first_seen_at NULLS LAST, d.published_at, d.id), d.content_hash,"
              + " count(d.first_seen_at) > 0, array_to_string(list_sort(list_distinct(flatten(list(d.tickers)))), ' '),"
              + " any_value(c.title) FROM documents d JOIN contents c ON c.hash = d.content_hash"
              + " WHERE starts_with(d.id, ?) OR starts_with(d.content_hash, ?)"
              + " GROUP BY d.content_hash ORDER BY d.content_hash LIMIT 2",
          row ->
              found.add(
                  new Subject(
                      row.getString(1),
                      row.getString(2),
                      row.getBoolean(3),
                      words(row.getString(4)),
                      row.getString(5))),
          id,
          id);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot look for a text");
    }
    if (found.size() != 1) {
      throw BellwetherException.usage(
          found.isEmpty() ? "no text with the id " + id : "several texts have an id like " + id,
          "ids are in 'bellwether sql \"select id, content_hash from documents\"'");
    }
    return found.get(0);
  }

  private static List<String> words(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(" ", -1));
  }

  /** Puts a word on disk. */
  public static void add(State state, Word word) {
    state.transaction(
        "recording feedback",
        () ->
            state.update(
                "INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?)",
                word.contentHash(),
                word.ticker(),
                word.documentId(),
                word.direction().name(),
                word.note(),
                Micros.of(word.givenAt())));
  }

  /** Every word, latest first. */
  public static List<Line> list(Database database) {
    List<Line> lines = new ArrayList<>();
    try {
      database.query(
          "SELECT f.content_hash, f.ticker, f.document_id, f.direction, f.note, epoch_us(f.given_at),"
              + " coalesce(c.title, ''), coalesce(c.title || CASE WHEN c.body = '' THEN '' ELSE chr(10) || chr(10)"
              + " || c.body END, ''), coalesce(lower(s.direction), '') FROM feedback f"
              + " LEFT JOIN contents c ON c.hash = f.content_hash LEFT JOIN"
              + " (SELECT content_hash, ticker, arg_max(direction, scored_at) AS direction FROM scores GROUP BY ALL) s"
              + " ON s.content_hash = f.content_hash AND s.ticker = f.ticker"
              + " ORDER BY f.given_at DESC, f.content_hash, f.ticker",
          row ->
              lines.add(
                  new Line(
                      new Word(
                          row.getString(1),
                          row.getString(2),
                          row.getString(3),
                          Direction.valueOf(row.getString(4)),
                          row.getString(5),
                          Micros.toInstant(row.getLong(6))),
                      row.getString(7),
                      row.getString(8),
                      row.getString(9))));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read feedback");
    }
    return lines;
  }
}
