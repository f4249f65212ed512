package dev.bellwether.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What the tiers have shown of themselves so far in this workspace. */
public final class TierRecord {

  /**
   * One tier.
   *
   * @param callMillis the median time of a call that was answered; empty without one
   * @param accuracy the share of texts with a word of a person whose direction it got right
   * @param judged how many such texts it has scored
   */
  public record Shown(OptionalDouble callMillis, OptionalDouble accuracy, long judged) {
    /** Nothing. */
    public static final Shown NOTHING =
        new Shown(OptionalDouble.empty(), OptionalDouble.empty(), 0);
  }

  private TierRecord() {}

  /** By the key of the tier; one that has shown nothing is not there. Batches count no time. */
  public static Map<String, Shown> read(Database database) {
    Map<String, Shown> shown = new HashMap<>();
    try {
      database.query(
          "SELECT s.tier, median(c.latency_us / 1000.0 / greatest(1, c.questions)) FROM calls c"
              + " JOIN selections s ON s.key = c.selection WHERE c.outcome = 'done'"
              + " AND c.latency_us > 0 GROUP BY s.tier",
          row ->
              shown.put(
                  row.getString(1),
                  new Shown(OptionalDouble.of(row.getDouble(2)), OptionalDouble.empty(), 0)));
      database.query(
          "SELECT s.tier, avg((lower(sc.direction) = lower(f.direction))::INTEGER), count(*)"
              + " FROM feedback f JOIN scores sc ON sc.content_hash = f.content_hash"
              + " AND sc.ticker = f.ticker JOIN selections s ON s.key = sc.selection GROUP BY s.tier",
          row ->
              shown.merge(
                  row.getString(1),
                  new Shown(
                      OptionalDouble.empty(), OptionalDouble.of(row.getDouble(2)), row.getLong(3)),
                  (time, right) -> new Shown(time.callMillis(), right.accuracy(), right.judged())));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read what tiers have shown");
    }
    return shown;
  }
}
