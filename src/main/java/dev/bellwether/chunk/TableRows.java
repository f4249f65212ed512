package dev.bellwether.chunk;

import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a table that is too long between its rows. */
final class TableRows {
  /**
   * Some rows.
   *
   * @param header the rows that head the table, for parts that do not have them; empty for the
   *     first
   */
  record Part(Span span, String header) {}

  /** Headings are years, dates and words; rows hold amounts. */
  private static final Pattern AMOUNT =
      Pattern.compile("[$(\\u20ac\\u00a3]*(?!(?:19|20)\\d{2}$)\\d[\\d,.]*[)%]*");

  private static final int MOST_HEADER_ROWS = 3;

  private final String text;
  private final TokenMeter meter;
  private final int most;
  private final List<Part> parts = new ArrayList<>();

  private TableRows(String text, TokenMeter meter, int most) {
    this.text = text;
    this.meter = meter;
    this.most = most;
  }

  /**
   * Parts of at most so many tokens, header included.
   *
   * @param whole captions and table
   * @param table where the table itself starts
   */
  static List<Part> split(String text, Span whole, int table, TokenMeter meter, int most) {
    TableRows rows = new TableRows(text, meter, most);
    rows.run(whole, table);
    return rows.parts;
  }

  private void run(Span whole, int table) {
    int headerEnd = headerEnd(table, whole.end());
    String header = text.substring(table, headerEnd).strip();
    int headerTokens = meter.count(header);
    // A header that fills the chunk would leave no room for rows.
    String repeated = headerTokens * 2 > most ? "" : header;
    int repeatedTokens = repeated.isEmpty() ? 0 : headerTokens;
    int start = whole.start();
    int end = start;
    int tokens = 0;
    int at = start;
    while (at < whole.end()) {
      int next = lineEnd(at, whole.end());
      int count = meter.count(text, at, next);
      int room = parts.isEmpty() ? most : most - repeatedTokens;
      if (end > start && tokens + count > room && at >= headerEnd) {
        add(start, end, repeated);
        start = at;
        tokens = 0;
      }
      end = next;
      tokens += count;
      at = next;
    }
    add(start, end, repeated);
  }

  /** Adds rows; a single row that is too long is cut like a text. */
  private void add(int start, int end, String repeated) {
    String header = parts.isEmpty() ? "" : repeated;
    for (Span piece : TextCut.cut(text, new Span(start, end), meter, most - meter.count(header))) {
      parts.add(new Part(piece, header));
    }
  }

  private int lineEnd(int from, int limit) {
    int end = text.indexOf('\n', from);
    return end < 0 || end >= limit ? limit : end + 1;
  }

  private int headerEnd(int table, int limit) {
    int at = table;
    for (int row = 0; row < MOST_HEADER_ROWS && at < limit; row++) {
      int next = lineEnd(at, limit);
      if (row > 0 && holdsAmounts(text.substring(at, next))) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static boolean holdsAmounts(String row) {
    for (String cell : row.strip().split("\t", -1)) {
      if (AMOUNT.matcher(cell.strip()).matches()) {
        return true;
      }
    }
    return false;
  }
}
