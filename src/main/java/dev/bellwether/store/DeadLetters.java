package dev.bellwether.store;

import dev.bellwether.Selection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts that could not be scored, and those that only another tier than the one wanted has scored.
 * What somebody has dropped is not listed.
 */
public final class DeadLetters {

  /**
   * One of them.
   *
   * @param diedAt when it was given up
   * @param ticker whom it was to be scored for; {@code *} for the text as a whole
   * @param tier the one that should have answered
   * @param selection which model and prompt, as in {@code selections.key}; empty when unknown
   * @param reason what every tier said
   * @param attempts calls that were made in vain; 0 if nobody could be asked
   * @param runId the run that gave it up
   * @param title of the text
   * @param body of the text; empty for a headline
   * @param contentHash which text
   * @param fallback true if another tier has answered, so that only a better answer is wanted
   */
  public record Letter(
      Instant diedAt,
      String ticker,
      String tier,
      String selection,
      String reason,
      long attempts,
      String runId,
      String title,
      String body,
      String contentHash,
      boolean fallback) {}

  private DeadLetters() {}

  /**
   * Those of texts whose hash begins so, latest first.
   *
   * @param hash the beginning of a content hash; empty for all
   */
  public static List<Letter> list(Database database, String hash) {
    List<Letter> letters = new ArrayList<>();
    try {
      database.query(
          "SELECT epoch_us(d.died_at), d.ticker, coalesce(s.tier, ''), d.selection, d.reason, d.attempts,"
              + " d.run_id, coalesce(c.title, ''), coalesce(c.body, ''), d.content_hash, coalesce(d.fallback, false)"
              + " FROM dead_letters d"
              + " LEFT JOIN selections s ON s.key = d.selection LEFT JOIN contents c ON c.hash = d.content_hash"
              + " WHERE NOT coalesce(d.dropped, false) AND starts_with(d.content_hash, ?)"
              + " ORDER BY d.died_at DESC, d.content_hash, d.ticker",
          row ->
              letters.add(
                  new Letter(
                      Micros.toInstant(row.getLong(1)),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getLong(6),
                      row.getString(7),
                      row.getString(8),
                      row.getString(9),
                      row.getString(10),
                      row.getBoolean(11))),
          hash);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read dead letters");
    }
    return letters;
  }

  /**
   * Forgets those of texts whose hash begins so: the next run tries them again. Returns how many.
   */
  public static long clear(Database database, String hash) {
    return change(
        database, "clearing dead letters", "DELETE FROM dead_letters WHERE " + SHOWN, hash);
  }

  /** Drops those of texts whose hash begins so: they are never tried again. Returns how many. */
  public static long drop(Database database, String hash) {
    return change(
        database,
        "dropping dead letters",
        "UPDATE dead_letters SET dropped = true WHERE " + SHOWN,
        hash);
  }

  /**
   * Forgets those that lack no more money than there is, so that the next look for texts without a
   * score finds them.
   *
   * @param selections that should have answered
   * @param microUsd what may be spent
   */
  public static void clearAffordable(
      Database database, Collection<Selection> selections, long microUsd) {
    database.transaction(
        "clearing dead letters",
        () ->
            database.update(
                "DELETE FROM dead_letters WHERE "
                    + forMoney(selections)
                    + " AND wants_micro_usd <= ?",
                microUsd));
  }

  /** How many texts that one of the selections should have answered wait for money. */
  public static long waitingForMoney(Database database, Collection<Selection> selections) {
    try {
      return database.number("SELECT count(*) FROM dead_letters WHERE " + forMoney(selections));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read dead letters");
    }
  }

  private static String forMoney(Collection<Selection> selections) {
    return "wants_micro_usd > 0 AND NOT coalesce(dropped, false) AND selection IN "
        + selections.stream().map(SelectionKey::of).collect(Collectors.joining("', '", "('", "')"));
  }

  private static final String SHOWN =
      "NOT coalesce(dropped, false) AND starts_with(content_hash, ?)";

  private static long change(Database database, String what, String sql, String hash) {
    long[] changed = {0};
    database.transaction(what, () -> changed[0] = database.update(sql, hash));
    return changed[0];
  }
}
