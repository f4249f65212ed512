package dev.bellwether.store;

import dev.bellwether.Content;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.duckdb.DuckDBAppender;

/** The gists of texts, which cost much more to make than sketches and so are made once. */
public final class GistTable {
  private static final int TEXTS_AT_ONCE = 1_000;

  /** Makes gists; the store keeps them without knowing what is in them. */
  public interface Reader {
    /** One for each text, in order; empty for a text that has none. */
    List<byte[]> read(List<String> texts);
  }

  private GistTable() {}

  /** How many texts have none yet. */
  public static long missing(Database database) {
    try {
      return database.number("SELECT count(*) FROM fingerprints")
          - database.number("SELECT count(*) FROM gists");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot count gists");
    }
  }

  /**
   * Makes those that are missing, in batches that are each durable. The days on which they may
   * change what repeats what become unmarked in the same transaction.
   *
   * @param window how far back a text may repeat another
   * @param afterEach called with the size of each batch that is durable; may throw to stop here
   */
  public static void complete(
      Database database, Duration window, Reader reader, IntConsumer afterEach) {
    try {
      int made = TEXTS_AT_ONCE;
      while (made == TEXTS_AT_ONCE) {
        made = addSome(database, window, reader);
        afterEach.accept(made);
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write gists");
    }
  }

  private static int addSome(Database database, Duration window, Reader reader)
      throws SQLException {
    database.execute(
        "CREATE OR REPLACE TEMP TABLE ungisted AS SELECT content_hash, first_published FROM"
            + " fingerprints ANTI JOIN gists USING (content_hash) ORDER BY ALL LIMIT "
            + TEXTS_AT_ONCE);
    List<String> hashes = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    database.query(
        "SELECT hash, title, body FROM contents JOIN ungisted ON content_hash = hash",
        row -> {
          hashes.add(row.getString(1));
          texts.add(new Content(row.getString(1), row.getString(2), row.getString(3)).text());
        });
    List<byte[]> gists = reader.read(texts);
    database.transaction(
        "writing gists",
        () -> {
          append(database, hashes, gists);
          UnmarkedDays.add(database, "SELECT first_published FROM ungisted", window);
        });
    long[] picked = {0};
    database.query("SELECT count(*) FROM ungisted", row -> picked[0] = row.getLong(1));
    return Math.toIntExact(picked[0]);
  }

  private static void append(Database database, List<String> hashes, List<byte[]> gists)
      throws SQLException {
    try (DuckDBAppender appender = database.appender("gists")) {
      for (int i = 0; i < hashes.size(); i++) {
        appender.beginRow();
        appender.append(hashes.get(i));
        appender.append(gists.get(i));
        appender.endRow();
      }
    }
  }
}
