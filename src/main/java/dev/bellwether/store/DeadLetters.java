package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Texts that could not be scored. */
public final class DeadLetters {

  /** One of them: when, whom for, by which tier, why, and which text. */
  public record Letter(
      Instant diedAt,
      String ticker,
      String tier,
      String reason,
      String title,
      String contentHash) {}

  private DeadLetters() {}

  /** All of them, latest first. */
  public static List<Letter> list(Database database) {
    List<Letter> letters = new ArrayList<>();
    try {
      database.query(
          "SELECT epoch_us(d.died_at), d.ticker, coalesce(s.tier, ''), d.reason, coalesce(c.title, ''),"
              + " d.content_hash FROM dead_letters d LEFT JOIN selections s ON s.key = d.selection LEFT JOIN"
              + " contents c ON c.hash = d.content_hash ORDER BY d.died_at DESC, d.content_hash, d.ticker",
          row ->
              letters.add(
                  new Letter(
                      Micros.toInstant(row.getLong(1)),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getString(6))));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read dead letters");
    }
    return letters;
  }

  /** Removes all of them; returns how many there were. */
  public static long clear(Database database) {
    long[] cleared = {0};
    database.transaction(
        "clearing dead letters", () -> cleared[0] = database.update("DELETE FROM dead_letters"));
    return cleared[0];
  }
}
