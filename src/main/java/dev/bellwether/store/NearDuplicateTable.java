package dev.bellwether.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * The marks of texts that nearly repeat an earlier one.
 *
 * <p>A mark depends on nothing but the texts of the days before, so marks end up the same in
 * whatever order and in however many runs the texts came. Made in spans of days, each in one
 * transaction: a run that was killed goes on with the next span.
 */
public final class NearDuplicateTable {
  private static final int TEXTS_AT_ONCE = 100_000;

  private record Mark(String hash, String original) {}

  private final Database database;
  private final TextComparison.Finder finder;
  private final long windowMicros;
  private final int textsAtOnce;
  private long offeredTo = Long.MIN_VALUE;

  private NearDuplicateTable(Database database, TextComparison comparison, int textsAtOnce) {
    this.database = database;
    this.finder = comparison.begin();
    this.windowMicros = comparison.window().toNanos() / 1_000;
    this.textsAtOnce = textsAtOnce;
  }

  /**
   * Makes every mark that is missing or may be wrong.
   *
   * @param afterEach called when some marks are durable; may throw to stop here
   * @return how many more texts are marked than before
   */
  public static long complete(Database database, TextComparison comparison, Runnable afterEach) {
    return complete(database, comparison, TEXTS_AT_ONCE, afterEach);
  }

  static long complete(
      Database database, TextComparison comparison, int textsAtOnce, Runnable afterEach) {
    try {
      Fingerprints.complete(database, comparison);
      long before = database.number("SELECT count(*) FROM near_duplicates");
      NearDuplicateTable table = new NearDuplicateTable(database, comparison, textsAtOnce);
      for (UnmarkedDays.Span span : UnmarkedDays.spans(database, textsAtOnce)) {
        table.mark(span);
        afterEach.run();
      }
      return Math.max(0, database.number("SELECT count(*) FROM near_duplicates") - before);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot mark near-duplicates");
    }
  }

  private void mark(UnmarkedDays.Span span) throws SQLException {
    offer(Math.max(offeredTo, span.fromMicros() - windowMicros), span.fromMicros());
    List<Mark> marks = offer(span.fromMicros(), span.toMicros());
    offeredTo = span.toMicros();
    database.transaction(
        "marking near-duplicates",
        () -> {
          database.update(
              "DELETE FROM near_duplicates n USING fingerprints f WHERE n.content_hash ="
                  + " f.content_hash AND f.first_published >= make_timestamp(?) AND"
                  + " f.first_published < make_timestamp(?)",
              span.fromMicros(),
              span.toMicros());
          append(marks);
          UnmarkedDays.remove(database, span);
        });
  }

  /** In pieces, since one day may hold any number of texts. */
  private List<Mark> offer(long from, long to) throws SQLException {
    List<Mark> marks = new ArrayList<>();
    long[] time = {from};
    String[] hash = {""};
    int[] texts = {textsAtOnce};
    while (from < to && texts[0] == textsAtOnce) {
      texts[0] = 0;
      database.query(
          "SELECT content_hash, epoch_us(first_published), sketch, coalesce(gist, ''::BLOB) FROM"
              + " fingerprints LEFT JOIN gists USING (content_hash) WHERE"
              + " first_published >= make_timestamp(?) AND first_published < make_timestamp(?) AND"
              + " (first_published, content_hash) > (make_timestamp(?), ?) ORDER BY first_published,"
              + " content_hash LIMIT ?",
          row -> {
            texts[0]++;
            hash[0] = row.getString(1);
            time[0] = row.getLong(2);
            Optional<String> original =
                finder.find(hash[0], time[0], row.getBytes(3), row.getBytes(4));
            original.ifPresent(found -> marks.add(new Mark(hash[0], found)));
          },
          time[0],
          to,
          time[0],
          hash[0],
          textsAtOnce);
    }
    return marks;
  }

  private void append(List<Mark> marks) throws SQLException {
    try (DuckDBAppender appender = database.appender("near_duplicates")) {
      for (Mark mark : marks) {
        appender.beginRow();
        appender.append(mark.hash());
        appender.append(mark.original());
        appender.endRow();
      }
    }
  }
}
