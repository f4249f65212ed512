package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days (UTC) on which marks of near-duplicates may not be right yet. */
final class UnmarkedDays {
  /** Days without a gap, both ends included. */
  record Span(LocalDate first, LocalDate last) {
    long fromMicros() {
      return Micros.of(first);
    }

    long toMicros() {
      return Micros.of(last.plusDays(1));
    }
  }

  private UnmarkedDays() {}

  /**
   * A text that came or went changes what those of the days behind it may repeat.
   *
   * @param times a query for the times at which texts came or went
   */
  static void add(Database database, String times, Duration window) throws SQLException {
    database.execute(
        "INSERT INTO unmarked_days SELECT DISTINCT t::DATE + behind::INTEGER FROM ("
            + times
            + ") changed(t), range(0, "
            + (window.toDays() + 1)
            + ") days(behind)");
  }

  /** All of them, in order, in spans of at most so many texts, or of one day. */
  static List<Span> spans(Database database, long mostTexts) throws SQLException {
    List<Span> spans = new ArrayList<>();
    long[] texts = {0};
    database.query(
        "SELECT u.day, count(content_hash) FROM (SELECT DISTINCT day FROM unmarked_days) u LEFT JOIN"
            + " fingerprints f ON first_published::DATE = u.day GROUP BY 1 ORDER BY 1",
        row -> {
          LocalDate day = row.getObject(1, LocalDate.class);
          Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
          texts[0] += row.getLong(2);
          if (last != null && last.last().plusDays(1).equals(day) && texts[0] <= mostTexts) {
            spans.set(spans.size() - 1, new Span(last.first(), day));
          } else {
            spans.add(new Span(day, day));
            texts[0] = row.getLong(2);
          }
        });
    return spans;
  }

  /** Part of the transaction that makes the marks of these days. */
  static void remove(Database database, Span span) throws SQLException {
    database.update(
        "DELETE FROM unmarked_days WHERE day BETWEEN ? AND ?", span.first(), span.last());
  }
}
