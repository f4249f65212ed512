package dev.bellwether.store;

import dev.bellwether.Selection;
import dev.bellwether.Tier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * @param documents distinct documents among the rows
   * @param tickerless documents with a score that name no ticker, and so are in no row
   */
  public record News(
      List<String> tickers,
      int[] ticker,
      long[] publishedMicros,
      long[] firstSeenMicros,
      double[] value,
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
          documents,
          tickerless);
    }

    /** The same, one row published and seen so much later. */
    public News later(int row, long micros) {
      long[] published = publishedMicros.clone();
      long[] seen = firstSeenMicros.clone();
      published[row] += micros;
      seen[row] += seen[row] == NOT_SEEN ? 0 : micros;
      return new News(tickers, ticker, published, seen, value, documents, tickerless);
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
          tickers, ticker, publishedMicros, firstSeenMicros, dealt, documents, tickerless);
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
    List<String> tickers = new ArrayList<>();
    Map<String, Integer> index = new HashMap<>();
    Columns columns = new Columns();
    try {
      database.query(
          "SELECT s.ticker, epoch_us(d.published_at), coalesce(epoch_us(d.first_seen_at), "
              + NOT_SEEN
              + "), s.value FROM (SELECT id, content_hash, published_at, first_seen_at, unnest(tickers) AS ticker"
              + " FROM documents) d JOIN scores s ON s.content_hash = d.content_hash AND s.ticker = d.ticker"
              + " WHERE s.selection = ? ORDER BY d.published_at, d.id, s.ticker",
          row -> {
            String symbol = row.getString(1);
            int ticker =
                index.computeIfAbsent(
                    symbol,
                    s -> {
                      tickers.add(s);
                      return tickers.size() - 1;
                    });
            columns.add(ticker, row.getLong(2), row.getLong(3), row.getDouble(4));
          },
          selectionKey);
      long documents =
          database.number(
              "SELECT count(DISTINCT d.id) FROM documents d JOIN scores s ON s.content_hash = d.content_hash"
                  + " WHERE s.selection = ? AND len(d.tickers) > 0",
              selectionKey);
      long tickerless =
          database.number(
              "SELECT count(DISTINCT d.id) FROM documents d JOIN scores s ON s.content_hash = d.content_hash"
                  + " WHERE s.selection = ? AND len(d.tickers) = 0",
              selectionKey);
      return columns.toNews(tickers, documents, tickerless);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read scored news");
    }
  }

  /** Growing columns; a result set does not say how long it is. */
  private static final class Columns {
    private int[] ticker = new int[1024];
    private long[] published = new long[1024];
    private long[] firstSeen = new long[1024];
    private double[] value = new double[1024];
    private int size;

    void add(int tickerIndex, long publishedMicros, long firstSeenMicros, double score) {
      if (size == ticker.length) {
        ticker = Arrays.copyOf(ticker, size * 2);
        published = Arrays.copyOf(published, size * 2);
        firstSeen = Arrays.copyOf(firstSeen, size * 2);
        value = Arrays.copyOf(value, size * 2);
      }
      ticker[size] = tickerIndex;
      published[size] = publishedMicros;
      firstSeen[size] = firstSeenMicros;
      value[size++] = score;
    }

    News toNews(List<String> tickers, long documents, long tickerless) {
      return new News(
          List.copyOf(tickers),
          Arrays.copyOf(ticker, size),
          Arrays.copyOf(published, size),
          Arrays.copyOf(firstSeen, size),
          Arrays.copyOf(value, size),
          documents,
          tickerless);
    }
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
