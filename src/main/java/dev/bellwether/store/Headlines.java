package dev.bellwether.store;

import dev.bellwether.Ticker;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Headlines of the archive in the order in which they were published. */
public final class Headlines {

  /** One headline, whom it is about, and when it was published. */
  public record Headline(String title, List<Ticker> tickers, Instant publishedAt) {
    public Headline {
      tickers = List.copyOf(tickers);
    }
  }

  private Headlines() {}

  /** The first ones, each title once. */
  public static List<Headline> first(Database database, int most) {
    List<Headline> headlines = new ArrayList<>();
    try {
      database.query(
          "SELECT c.title, min(array_to_string(d.tickers, ' ')), epoch_us(min(d.published_at))"
              + " FROM documents d JOIN contents c ON c.hash = d.content_hash"
              + " GROUP BY c.title ORDER BY 3, 1 LIMIT ?",
          row ->
              headlines.add(
                  new Headline(
                      row.getString(1),
                      tickers(String.valueOf(row.getString(2))),
                      Micros.toInstant(row.getLong(3)))),
          most);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read headlines");
    }
    return headlines;
  }

  private static List<Ticker> tickers(String symbols) {
    return symbols.isEmpty()
        ? List.of()
        : Arrays.stream(symbols.split(" ", -1)).map(Ticker::new).toList();
  }
}
