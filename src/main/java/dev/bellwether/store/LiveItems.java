package dev.bellwether.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What live sources showed, over restarts and for all processes. Safe for threads. */
public final class LiveItems {
  /** A source may show an item for as long as this after it was new. */
  static final Duration KEPT = Duration.ofDays(400);

  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final String COLUMNS =
      "document_id, source, item_key, content_hash, tickers, sketch, first_id, seen_at";

  /**
   * One document that was seen.
   *
   * @param key what the source calls it
   * @param tickers separated by blanks
   * @param sketch of its text, in bytes
   * @param firstId the document that first told the story
   */
  public record Item(
      String documentId,
      String source,
      String key,
      String contentHash,
      String tickers,
      byte[] sketch,
      String firstId,
      Instant seenAt) {}

  /**
   * Something a story is recognised by.
   *
   * @param first true if the document tells a new story, so that an earlier one with the print is
   *     forgotten
   */
  public record Print(String print, String documentId, boolean first) {}

  private final State state;
  private Instant sweptAt = Instant.MIN;

  /** What is remembered in a workspace. */
  public LiveItems(State state) {
    this.state = state;
  }

  /** What a source wanted to be told. */
  public Map<String, String> marks(String source) {
    Map<String, String> marks = new TreeMap<>();
    state.look(
        "reading the marks of a source",
        () ->
            state.query(
                "SELECT mark, value FROM live_marks WHERE source = ?",
                row -> marks.put(row.getString(1), row.getString(2)),
                source));
    return marks;
  }

  /** The document with an id. */
  public Optional<Item> document(String id) {
    return first("SELECT " + COLUMNS + " FROM live_items WHERE document_id = ?", id);
  }

  /** The document that a source showed last under a key. */
  public Optional<Item> latest(String source, String key) {
    return first(
        "SELECT "
            + COLUMNS
            + " FROM live_items WHERE source = ? AND item_key = ? ORDER BY seen_at DESC, rowid DESC"
            + " LIMIT 1",
        source,
        key);
  }

  /** The document that first had a print, if that was not before a time. */
  public Optional<Item> withPrint(String print, Instant since) {
    return first(
        "SELECT "
            + COLUMNS.replaceAll("(\\w+)", "i.$1")
            + " FROM live_prints p JOIN live_items i ON i.document_id = p.document_id"
            + " WHERE p.print = ? AND p.seen_at >= ?",
        print,
        Micros.of(since));
  }

  /** Whether there is a print, whoever has it. */
  public boolean has(String print) {
    boolean[] found = {false};
    state.look(
        "looking for a print",
        () ->
            state.query(
                "SELECT 1 FROM live_prints WHERE print = ?", row -> found[0] = true, print));
    return found[0];
  }

  /** All documents since a time, the earliest first. */
  public List<Item> since(Instant since) {
    return all(
        "SELECT " + COLUMNS + " FROM live_items WHERE seen_at >= ? ORDER BY seen_at, document_id",
        Micros.of(since));
  }

  private Optional<Item> first(String sql, @Nullable Object... parameters) {
    return all(sql, parameters).stream().findFirst();
  }

  private List<Item> all(String sql, @Nullable Object... parameters) {
    List<Item> items = new ArrayList<>();
    state.look(
        "reading what sources showed",
        () -> state.query(sql, row -> items.add(item(row)), parameters));
    return items;
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBytes(6),
        row.getString(7),
        Micros.toInstant(row.getLong(8)));
  }

  /**
   * Keeps all of this or nothing. Documents that are there already stay; a mark with an empty value
   * is forgotten.
   */
  public void keep(
      String source, List<Item> items, List<Print> prints, Map<String, String> marks, Instant now) {
    state.transaction(
        "keeping what a source showed",
        () -> {
          for (Item item : items) {
            keep(item);
          }
          for (Print print : prints) {
            keep(print, now);
          }
          for (Map.Entry<String, String> mark : marks.entrySet()) {
            keep(source, mark.getKey(), mark.getValue());
          }
          sweep(now);
        });
  }

  private void keep(Item item) throws SQLException {
    state.update(
        "INSERT OR IGNORE INTO live_items VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        item.documentId(),
        item.source(),
        item.key(),
        item.contentHash(),
        item.tickers(),
        item.sketch(),
        item.firstId(),
        Micros.of(item.seenAt()));
  }

  private void keep(Print print, Instant now) throws SQLException {
    state.update(
        print.first()
            ? "INSERT OR REPLACE INTO live_prints VALUES (?, ?, ?)"
            : "INSERT OR IGNORE INTO live_prints VALUES (?, ?, ?)",
        print.print(),
        print.documentId(),
        Micros.of(now));
  }

  private void keep(String source, String mark, String value) throws SQLException {
    if (value.isEmpty()) {
      state.update("DELETE FROM live_marks WHERE source = ? AND mark = ?", source, mark);
    } else {
      state.update("INSERT OR REPLACE INTO live_marks VALUES (?, ?, ?)", source, mark, value);
    }
  }

  private void sweep(Instant now) throws SQLException {
    if (sweptAt.isAfter(now.minus(SWEEP_EVERY))) {
      return;
    }
    sweptAt = now;
    long before = Micros.of(now.minus(KEPT));
    state.update("DELETE FROM live_items WHERE seen_at < ?", before);
    state.update("DELETE FROM live_prints WHERE seen_at < ?", before);
  }
}
