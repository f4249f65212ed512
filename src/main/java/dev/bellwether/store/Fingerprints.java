package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/** The near-duplicate marks of texts: computed once per text, in order of first publication. */
public final class Fingerprints {

  /**
   * Decides for one text; called in order of (first published, hash).
   *
   * <p>For a text that was decided earlier the stored signature is handed in, so that it can serve
   * as the original of a later one.
   */
  public interface Decider {
    /** The signature of a text. */
    byte[] signature(String text);

    /** The hash of the earlier text it nearly repeats, if any; remembers the text. */
    Optional<String> decide(String hash, Instant firstPublished, byte[] signature);
  }

  private Fingerprints() {}

  /**
   * Marks every text that has no mark yet, all in one transaction.
   *
   * @param window how far back an original may lie
   * @return how many texts were newly marked as near-duplicates
   */
  public static long complete(Database database, Duration window, Decider decider) {
    long[] marked = {0};
    String published =
        "(SELECT content_hash, min(published_at) AS first_published FROM documents GROUP BY content_hash)";
    try {
      long missing =
          database.number(
              "SELECT count(*) FROM contents c ANTI JOIN fingerprints f ON f.content_hash = c.hash");
      if (missing == 0) {
        return 0;
      }
      database.transaction(
          "marking near-duplicates",
          () -> {
            database.execute(
                "CREATE OR REPLACE TEMP TABLE new_texts AS SELECT p.content_hash, p.first_published FROM "
                    + published
                    + " p ANTI JOIN fingerprints f ON f.content_hash = p.content_hash");
            try (DuckDBAppender appender = database.appender("fingerprints")) {
              database.query(
                  "SELECT p.content_hash, epoch_us(p.first_published), f.signature, c.title, c.body FROM "
                      + published
                      + " p JOIN contents c ON c.hash = p.content_hash LEFT JOIN fingerprints f ON"
                      + " f.content_hash = p.content_hash WHERE p.first_published >= (SELECT"
                      + " min(first_published) FROM new_texts) - to_microseconds(?) AND p.first_published <="
                      + " (SELECT max(first_published) FROM new_texts) ORDER BY 2, 1",
                  row -> {
                    String hash = row.getString(1);
                    Instant first = Micros.toInstant(row.getLong(2));
                    byte[] stored = row.getBytes(3);
                    if (stored != null) {
                      decider.decide(hash, first, stored);
                      return;
                    }
                    byte[] signature =
                        decider.signature(row.getString(4) + "\n\n" + row.getString(5));
                    Optional<String> original = decider.decide(hash, first, signature);
                    appender.beginRow();
                    appender.append(hash);
                    appender.append(signature);
                    if (original.isPresent()) {
                      appender.append(original.get());
                      marked[0]++;
                    } else {
                      appender.appendNull();
                    }
                    appender.endRow();
                  },
                  window.toNanos() / 1_000);
            }
          });
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot mark near-duplicates");
    }
    return marked[0];
  }
}
