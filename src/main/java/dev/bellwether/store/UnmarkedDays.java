package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;

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

  /** A text that came or went changes what those of the days behind it may repeat. */
  static void add(Database database, Collection<LocalDate> days, Duration window)
      throws SQLException {
    Set<LocalDate> unmarked = new TreeSet<>();
    for (LocalDate day : days) {
      for (int behind = 0; behind <= window.toDays(); behind++) {
        unmarked.add(day.plusDays(behind));
      }
    }
    try (DuckDBAppender appender = database.appender("unmarked_days")) {
      for (LocalDate day : unmarked) {
        appender.beginRow();
        appender.appendEpochDays((int) day.toEpochDay());
        appender.endRow();
      }
    }
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
