package dev.bellwether.store;

import dev.bellwether.Content;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/** The table of sketches: one for each text, with the time at which it was first published. */
final class Fingerprints {
  private static final int BATCH = 20_000;

  private Fingerprints() {}

  /** Adds new texts and moves others back; part of the transaction that adds their documents. */
  static void add(Database database, NewTexts texts, TextComparison comparison)
      throws SQLException {
    try (DuckDBAppender appender = database.appender("fingerprints")) {
      for (NewTexts.Dated text : texts.added()) {
        Content content = text.content();
        appender.beginRow();
        appender.append(content.hash());
        appender.appendEpochMicros(text.firstPublished());
        appender.append(comparison.sketch(content.text()));
        appender.endRow();
      }
    }
    moveBack(database, texts.movedBack());
    UnmarkedDays.add(database, texts.days(), comparison.window());
  }

  /**
   * Makes the sketches that are missing from the texts, which are those of an older Bellwether, in
   * batches that are each durable.
   */
  static void complete(Database database, TextComparison comparison) throws SQLException {
    while (database.number("SELECT count(*) FROM contents")
        > database.number("SELECT count(*) FROM fingerprints")) {
      Map<String, NewTexts.Dated> missing = new LinkedHashMap<>();
      database.query(
          "SELECT hash, title, body, epoch_us(min(published_at)) FROM (SELECT * FROM contents ANTI"
              + " JOIN fingerprints ON content_hash = hash LIMIT ?) JOIN documents ON content_hash ="
              + " hash GROUP BY ALL",
          row -> {
            Content content = new Content(row.getString(1), row.getString(2), row.getString(3));
            missing.put(content.hash(), new NewTexts.Dated(content, row.getLong(4)));
          },
          BATCH);
      if (missing.isEmpty()) {
        return;
      }
      database.transaction(
          "sketching texts", () -> add(database, NewTexts.of(missing.values()), comparison));
    }
  }

  private static void moveBack(Database database, Map<String, Long> firsts) throws SQLException {
    if (firsts.isEmpty()) {
      return;
    }
    database.execute("CREATE OR REPLACE TEMP TABLE moved_back (hash VARCHAR, first TIMESTAMP)");
    try (DuckDBAppender appender = database.appenderToTemporary("moved_back")) {
      for (Map.Entry<String, Long> entry : firsts.entrySet()) {
        appender.beginRow();
        appender.append(entry.getKey());
        appender.appendEpochMicros(entry.getValue());
        appender.endRow();
      }
    }
    database.execute(
        "UPDATE fingerprints SET first_published = first FROM moved_back WHERE content_hash = hash");
    database.execute("DROP TABLE moved_back");
  }
}
