package dev.bellwether.store;

import dev.bellwether.Content;
import dev.bellwether.Selection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/** Which texts still lack a score of a selection, a page at a time. */
public final class Unscored {

  /**
   * A text and a subject to score it for.
   *
   * @param content the text
   * @param subject a ticker's symbol, or {@code *} for a text that names nobody
   */
  public record Item(Content content, String subject) {}

  /** The subject of a text that names no ticker. */
  public static final String WHOLE_TEXT = "*";

  private static final String SUBJECTS =
      "(SELECT DISTINCT content_hash, unnest(CASE WHEN len(tickers) = 0 THEN ['*'] ELSE tickers END)"
          + " AS ticker FROM documents o WHERE NOT EXISTS (FROM filings f"
          + " WHERE f.content_hash = o.content_hash AND NOT f.worth_reading))";

  private Unscored() {}

  /** 1 for a content that is a periodic report or an exhibit of one, else 0. */
  private static String turn(String hash) {
    return "(CASE WHEN EXISTS (FROM filings p WHERE p.content_hash = "
        + hash
        + " AND (p.form LIKE '10-%' OR p.form LIKE '20-F%' OR p.form LIKE '40-F%')) THEN 1 ELSE 0 END)";
  }

  /**
   * What keeps a text from being scored: a score or a dead letter by any of the selections. A
   * fallback is no score, but it has a letter beside it until that is released.
   */
  private static String withoutAnswered(Collection<Selection> selections, boolean rescore) {
    if (rescore) {
      return "";
    }
    String keys = keys(selections.stream());
    return " ANTI JOIN (SELECT content_hash, ticker FROM scores WHERE selection IN "
        + keys
        + " AND NOT fallback UNION ALL SELECT content_hash, ticker FROM dead_letters WHERE selection IN "
        + keys
        + ") a ON a.content_hash = d.content_hash AND a.ticker = d.ticker";
  }

  /** What waits for a batch has been asked about, also where it is to be scored again. */
  private static String withoutWaiting(
      Database database, Collection<Selection> selections, Set<Batches.Waiting> waiting)
      throws SQLException {
    if (waiting.isEmpty()) {
      return "";
    }
    database.execute(
        "CREATE OR REPLACE TEMP TABLE in_batches"
            + " (content_hash VARCHAR, ticker VARCHAR, selection VARCHAR)");
    try (DuckDBAppender appender = database.appenderToTemporary("in_batches")) {
      for (Batches.Waiting each : waiting) {
        appender.beginRow();
        appender.append(each.contentHash());
        appender.append(each.ticker());
        appender.append(each.selection());
        appender.endRow();
      }
    }
    return " ANTI JOIN (FROM in_batches WHERE selection IN "
        + keys(selections.stream())
        + ") w ON w.content_hash = d.content_hash AND w.ticker = d.ticker";
  }

  static String keys(Stream<Selection> selections) {
    return selections.map(SelectionKey::of).collect(Collectors.joining("', '", "('", "')"));
  }

  /**
   * The next page after a position, in the order of hash and subject, periodic reports last: what
   * happened today must not wait for a year's risk factors.
   *
   * @param afterHash the last text of the page before; empty at the start
   * @param afterSubject its subject
   * @param rescore true to list texts that have a score or a dead letter too
   */
  public static List<Item> page(
      Database database,
      Collection<Selection> selections,
      String afterHash,
      String afterSubject,
      int size,
      boolean rescore) {
    return page(database, selections, afterHash, afterSubject, size, rescore, Set.of());
  }

  /**
   * The same without texts that wait for a batch.
   *
   * @param waiting for batches of any selection
   */
  public static List<Item> page(
      Database database,
      Collection<Selection> selections,
      String afterHash,
      String afterSubject,
      int size,
      boolean rescore,
      Set<Batches.Waiting> waiting) {
    List<Item> items = new ArrayList<>();
    try {
      database.query(
          "SELECT c.hash, c.title, c.body, d.ticker FROM "
              + SUBJECTS
              + " d JOIN contents c ON c.hash = d.content_hash"
              + withoutAnswered(selections, rescore)
              + withoutWaiting(database, selections, waiting)
              + " WHERE ("
              + turn("d.content_hash")
              + ", d.content_hash, d.ticker) > ("
              + turn("?")
              + ", ?, ?) ORDER BY "
              + turn("d.content_hash")
              + ", d.content_hash, d.ticker LIMIT ?",
          row ->
              items.add(
                  new Item(
                      new Content(row.getString(1), row.getString(2), row.getString(3)),
                      row.getString(4))),
          afterHash,
          afterHash,
          afterSubject,
          size);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read what is to be scored");
    }
    return items;
  }

  /** What one text is scored for, in order; nothing if it is left out. */
  public static List<String> subjects(Database database, String contentHash) {
    List<String> subjects = new ArrayList<>();
    try {
      database.query(
          "SELECT ticker FROM " + SUBJECTS + " WHERE content_hash = ? ORDER BY ticker",
          row -> subjects.add(row.getString(1)),
          contentHash);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read whom a text is about");
    }
    return subjects;
  }

  /** How many (text, subject) pairs {@link #page} would list in all. */
  public static long count(Database database, Collection<Selection> selections, boolean rescore) {
    return count(database, selections, rescore, Set.of());
  }

  /** The same without texts that wait for a batch. */
  public static long count(
      Database database,
      Collection<Selection> selections,
      boolean rescore,
      Set<Batches.Waiting> waiting) {
    try {
      return database.number(
          "SELECT count(*) FROM "
              + SUBJECTS
              + " d"
              + withoutAnswered(selections, rescore)
              + withoutWaiting(database, selections, waiting));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot count what is to be scored");
    }
  }

  /** Of what {@link #page} would list, the contents that are filings, in order, once a subject. */
  public static List<String> filings(
      Database database, Collection<Selection> selections, boolean rescore) {
    List<String> hashes = new ArrayList<>();
    try {
      database.query(
          "SELECT d.content_hash FROM "
              + SUBJECTS
              + " d SEMI JOIN filings f ON f.content_hash = d.content_hash"
              + withoutAnswered(selections, rescore)
              + " ORDER BY d.content_hash",
          row -> hashes.add(row.getString(1)));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read which filings are to be scored");
    }
    return hashes;
  }
}
