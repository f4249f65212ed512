package dev.bellwether.store;

import dev.bellwether.Selection;
import dev.bellwether.Tier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a replay reads: scored news and price bars, as columns of primitives. */
public final class ReplayInputs {
  /** Stands in {@link News#firstSeenMicros} where nobody watched. */
  public static final long NOT_SEEN = Long.MIN_VALUE;

  /**
   * One row per (document, ticker) with a score, ordered by time and id.
   *
   * @param tickers symbols; {@code ticker} points into it
   * @param ticker index of the row's ticker
   * @param publishedMicros microseconds since 1970 UTC
   * @param firstSeenMicros the same, or {@link #NOT_SEEN}
   * @param value the score, from -1 to 1
   * @param details what else is known of each row
   * @param documents distinct documents among the rows
   * @param tickerless documents with a score that name no ticker, and so are in no row
   */
  public record News(
      List<String> tickers,
      int[] ticker,
      long[] publishedMicros,
      long[] firstSeenMicros,
      double[] value,
      NewsDetails details,
      long documents,
      long tickerless) {

    /** Rows. */
    public int size() {
      return ticker.length;
    }

    /** The named rows alone, in the order given. */
    public News only(int[] rows) {
      return new News(
          tickers,
          Arrays.stream(rows).map(i -> ticker[i]).toArray(),
          Arrays.stream(rows).mapToLong(i -> publishedMicros[i]).toArray(),
          Arrays.stream(rows).mapToLong(i -> firstSeenMicros[i]).toArray(),
          Arrays.stream(rows).mapToDouble(i -> value[i]).toArray(),
          details.only(rows),
          documents,
          tickerless);
    }

    /** The same, one row published and seen so much later. */
    public News later(int row, long micros) {
      long[] published = publishedMicros.clone();
      long[] seen = firstSeenMicros.clone();
      published[row] += micros;
      seen[row] += seen[row] == NOT_SEEN ? 0 : micros;
      return new News(tickers, ticker, published, seen, value, details, documents, tickerless);
    }

    /** The same, the scores dealt out to other rows. */
    public News dealt(Random random) {
      double[] dealt = value.clone();
      for (int i = dealt.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        double kept = dealt[i];
        dealt[i] = dealt[other];
        dealt[other] = kept;
      }
      return new News(
          tickers, ticker, publishedMicros, firstSeenMicros, dealt, details, documents, tickerless);
    }
  }

  /**
   * One row per bar of the tickers asked for, ordered by ticker and session.
   *
   * @param ticker index into the tickers asked for
   * @param epochDay the session
   * @param open first price as traded
   * @param close last price as traded
   * @param adjClose last price adjusted
   * @param volume shares traded; 0 where unknown
   */
  public record Bars(
      int[] ticker,
      long[] epochDay,
      double[] open,
      double[] close,
      double[] adjClose,
      double[] volume) {

    /** The named bars alone, in the order given. */
    public Bars only(int[] rows) {
      return new Bars(
          Arrays.stream(rows).map(i -> ticker[i]).toArray(),
          Arrays.stream(rows).mapToLong(i -> epochDay[i]).toArray(),
          picked(open, rows),
          picked(close, rows),
          picked(adjClose, rows),
          picked(volume, rows));
    }

    private static double[] picked(double[] column, int[] rows) {
      return Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
    }
  }

  /** A selection that has scores, and how many. */
  public record Scored(String key, Selection selection, long scores, long fallbacks) {}

  private static final String FIRST_SCORES =
      "(SELECT s.*, w.position FROM scores s JOIN wanted_selections w ON w.key = s.selection QUALIFY"
          + " row_number() OVER (PARTITION BY s.content_hash, s.ticker ORDER BY s.fallback, w.position) = 1)";

  private ReplayInputs() {}

  /** Every selection with scores, most scores first. */
  public static List<Scored> selections(Database database) {
    List<Scored> found = new ArrayList<>();
    try {
      database.query(
          "SELECT l.key, tier, model, fingerprint, prompt_id, prompt_sha256, parameters, count(*) AS n,"
              + " count(*) FILTER (WHERE fallback) FROM scores s JOIN selections l ON l.key = s.selection"
              + " GROUP BY ALL ORDER BY n DESC, l.key",
          row ->
              found.add(
                  new Scored(
                      row.getString(1),
                      new Selection(
                          Tier.ofKey(row.getString(2)),
                          row.getString(3),
                          row.getString(4),
                          row.getString(5),
                          row.getString(6),
                          row.getString(7)),
                      row.getLong(8),
                      row.getLong(9))));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read selections");
    }
    return found;
  }

  /** All scored news of one selection. */
  public static News news(Database database, String selectionKey) {
    return news(database, List.of(selectionKey));
  }

  /**
   * All news scored by any of these selections, each (document, ticker) once: by the first of them
   * that has a score that is no fallback, else by the first that has one at all.
   */
  public static News news(Database database, List<String> selectionKeys) {
    NewsColumns columns = new NewsColumns();
    try {
      want(database, selectionKeys);
      database.query(
          "SELECT s.ticker, epoch_us(d.published_at), coalesce(epoch_us(d.first_seen_at), "
              + NOT_SEEN
              + "), s.value, s.confidence, d.source, s.position, s.fallback, epoch_us(s.scored_at), c.title, d.id"
              + " FROM (SELECT id, content_hash, source, published_at, first_seen_at, unnest(tickers) AS ticker"
              + " FROM documents) d JOIN "
              + FIRST_SCORES
              + " s ON s.content_hash = d.content_hash AND s.ticker = d.ticker"
              + " JOIN contents c ON c.hash = d.content_hash ORDER BY d.published_at, d.id, s.ticker",
          row ->
              columns.add(
                  new NewsColumns.Row(
                      row.getString(1),
                      row.getLong(2),
                      row.getLong(3),
                      row.getDouble(4),
                      row.getDouble(5),
                      row.getString(6),
                      row.getInt(7),
                      row.getBoolean(8),
                      row.getLong(9),
                      row.getString(10),
                      row.getString(11))));
      return columns.toNews(documents(database, "> 0"), documents(database, "= 0"));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read scored news");
    }
  }

  private static void want(Database database, List<String> selectionKeys) throws SQLException {
    database.execute(
        "CREATE OR REPLACE TEMP TABLE wanted_selections (position INTEGER, key VARCHAR)");
    try (var appender = database.appenderToTemporary("wanted_selections")) {
      for (int i = 0; i < selectionKeys.size(); i++) {
        appender.beginRow();
        appender.append(i);
        appender.append(selectionKeys.get(i));
        appender.endRow();
      }
    }
  }

  private static long documents(Database database, String tickers) throws SQLException {
    return database.number(
        "SELECT count(DISTINCT d.id) FROM documents d JOIN scores s ON s.content_hash = d.content_hash"
            + " JOIN wanted_selections w ON w.key = s.selection WHERE len(d.tickers) "
            + tickers);
  }

  /** The bars of these tickers. */
  public static Bars bars(Database database, List<String> tickers) {
    try {
      database.execute("CREATE OR REPLACE TEMP TABLE wanted (position INTEGER, ticker VARCHAR)");
      try (var appender = database.appenderToTemporary("wanted")) {
        for (int i = 0; i < tickers.size(); i++) {
          appender.beginRow();
          appender.append(i);
          appender.append(tickers.get(i));
          appender.endRow();
        }
      }
      int rows =
          (int) database.number("SELECT count(*) FROM bars b JOIN wanted w ON w.ticker = b.ticker");
      Bars bars =
          new Bars(
              new int[rows],
              new long[rows],
              new double[rows],
              new double[rows],
              new double[rows],
              new double[rows]);
      int[] next = {0};
      database.query(
          "SELECT w.position, datediff('day', DATE '1970-01-01', b.session), b.open, b.close, b.adj_close, coalesce(b.volume, 0)"
              + " FROM bars b JOIN wanted w ON w.ticker = b.ticker ORDER BY 1, 2",
          row -> {
            int i = next[0]++;
            bars.ticker()[i] = row.getInt(1);
            bars.epochDay()[i] = row.getLong(2);
            bars.open()[i] = row.getDouble(3);
            bars.close()[i] = row.getDouble(4);
            bars.adjClose()[i] = row.getDouble(5);
            bars.volume()[i] = row.getDouble(6);
          });
      return bars;
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read bars");
    }
  }
}
