package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts calls under a name for all processes, over restarts: within any 60 seconds, and on a date.
 * Safe for threads.
 */
public final class Quotas {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final int SWEEP_EVERY = 100;
  private static final Closed OPEN = new Closed(Instant.MIN, false);

  /** Until when no call may be made, and whether that is because a period's calls are used up. */
  public record Closed(Instant until, boolean spent) {}

  private final State state;
  private long counted;

  /** The counters of a workspace. */
  public Quotas(State state) {
    this.state = state;
  }

  /**
   * Counts a call if there is one left.
   *
   * @param zone where the date begins
   * @return empty if it is counted; else nothing was counted
   */
  public Optional<Closed> take(String name, int perMinute, int perDay, ZoneId zone, Instant now) {
    Closed[] closed = {OPEN};
    state.transaction(
        "counting a call",
        () -> closed[0] = closed(name, perMinute, perDay, zone, now).orElse(OPEN));
    return closed[0].equals(OPEN) ? Optional.empty() : Optional.of(closed[0]);
  }

  private Optional<Closed> closed(String name, int perMinute, int perDay, ZoneId zone, Instant now)
      throws SQLException {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Standing standing = standing(name, today.toString(), now);
    if (standing.closedUntil() > Micros.of(now)) {
      return Optional.of(
          new Closed(Micros.toInstant(standing.closedUntil()), standing.spent() != 0));
    }
    if (standing.today() >= perDay) {
      return Optional.of(new Closed(today.plusDays(1).atStartOfDay(zone).toInstant(), true));
    }
    if (standing.minute() >= perMinute) {
      return Optional.of(new Closed(oldest(name, now).plus(MINUTE), false));
    }
    count(name, today.toString(), now);
    return Optional.empty();
  }

  private record Standing(long closedUntil, long spent, long today, long minute) {}

  /** All that decides, in one query: this is done before every call. */
  private Standing standing(String name, String day, Instant now) throws SQLException {
    List<Standing> standing = new ArrayList<>(1);
    state.query(
        "SELECT coalesce((SELECT until FROM quota_closed WHERE name = ?1), 0),"
            + " coalesce((SELECT spent FROM quota_closed WHERE name = ?1), 0),"
            + " coalesce((SELECT calls FROM quota_days WHERE name = ?1 AND day = ?2), 0),"
            + " (SELECT count(*) FROM quota_calls WHERE name = ?1 AND called_at > ?3)",
        row ->
            standing.add(
                new Standing(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))),
        name,
        day,
        Micros.of(now.minus(MINUTE)));
    return standing.get(0);
  }

  private Instant oldest(String name, Instant now) throws SQLException {
    long[] oldest = {Micros.of(now)};
    state.query(
        "SELECT min(called_at) FROM quota_calls WHERE name = ? AND called_at > ?",
        row -> oldest[0] = row.getLong(1),
        name,
        Micros.of(now.minus(MINUTE)));
    return Micros.toInstant(oldest[0]);
  }

  private void count(String name, String day, Instant now) throws SQLException {
    if (counted++ % SWEEP_EVERY == 0) {
      state.update("DELETE FROM quota_calls WHERE called_at <= ?", Micros.of(now.minus(MINUTE)));
    }
    state.update("INSERT INTO quota_calls VALUES (?, ?)", name, Micros.of(now));
    state.update(
        "INSERT INTO quota_days VALUES (?, ?, 1) ON CONFLICT (name) DO UPDATE SET"
            + " calls = CASE WHEN day = excluded.day THEN calls + 1 ELSE 1 END, day = excluded.day",
        name,
        day);
  }

  /** Lets no call through before an instant; a later one that is known already stays. */
  public void close(String name, Instant until, boolean spent) {
    state.transaction(
        "closing a quota",
        () ->
            state.update(
                "INSERT INTO quota_closed VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                    + " until = excluded.until, spent = excluded.spent"
                    + " WHERE excluded.until > quota_closed.until",
                name,
                Micros.of(until),
                spent ? 1 : 0));
  }

  /**
   * Until when the calls of a period are used up, by the vendor's word or by our own count; empty
   * if they are not. Counts nothing.
   */
  public Optional<Instant> spentUntil(String name, int perDay, ZoneId zone, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<Standing> standing = new ArrayList<>(1);
    state.look("reading a quota", () -> standing.add(standing(name, today.toString(), now)));
    Standing so = standing.get(0);
    if (so.spent() != 0 && so.closedUntil() > Micros.of(now)) {
      return Optional.of(Micros.toInstant(so.closedUntil()));
    }
    return so.today() >= perDay
        ? Optional.of(today.plusDays(1).atStartOfDay(zone).toInstant())
        : Optional.empty();
  }

  /** Calls counted on the date it is now. */
  public long callsToday(String name, ZoneId zone, Instant now) {
    long[] calls = {0};
    state.look(
        "reading a quota",
        () -> calls[0] = standing(name, LocalDate.ofInstant(now, zone).toString(), now).today());
    return calls[0];
  }
}
