package dev.bellwether.store;

import dev.bellwether.Content;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** The sketches of texts, each with the time at which the text was first published. */
final class Fingerprints {
  private static final int TEXTS_AT_ONCE = 20_000;

  private Fingerprints() {}

  /**
   * Makes those that are missing, which are those of texts that an older Bellwether has written, in
   * batches that are each durable.
   */
  static void complete(Database database, TextComparison comparison) throws SQLException {
    long missing = missing(database);
    while (missing > 0) {
      database.transaction("sketching texts", () -> add(database, comparison));
      long left = missing(database);
      if (left == missing) {
        return;
      }
      missing = left;
    }
  }

  /** Both numbers come from the catalogue and cost nothing. */
  private static long missing(Database database) throws SQLException {
    return database.number("SELECT count(*) FROM contents")
        - database.number("SELECT count(*) FROM fingerprints");
  }

  private static void add(Database database, TextComparison comparison) throws SQLException {
    database.execute(
        "CREATE OR REPLACE TEMP TABLE unsketched AS SELECT hash, min(published_at) AS"
            + " first_published FROM (SELECT hash FROM contents ANTI JOIN fingerprints ON"
            + " content_hash = hash LIMIT "
            + TEXTS_AT_ONCE
            + ") JOIN documents ON content_hash = hash GROUP BY hash");
    UnmarkedDays.add(database, "SELECT first_published FROM unsketched", comparison.window());
    try (DuckDBAppender appender = database.appender("fingerprints")) {
      database.query(
          "SELECT hash, epoch_us(first_published), title, body FROM contents JOIN unsketched USING"
              + " (hash)",
          row -> {
            Content content = new Content(row.getString(1), row.getString(3), row.getString(4));
            appender.beginRow();
            appender.append(content.hash());
            appender.appendEpochMicros(row.getLong(2));
            appender.append(comparison.sketch(content.text()));
            appender.endRow();
          });
    }
  }
}
