package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Counts calls under a name for all processes, over restarts: within any 60 seconds, and on a date.
 * Safe for threads.
 */
public final class Quotas {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Closed OPEN = new Closed(Instant.MIN, false);

  /** Until when no call may be made, and whether that is because a period's calls are used up. */
  public record Closed(Instant until, boolean spent) {}

  private final State state;

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
    Optional<Closed> closed = closedByVendor(name, now);
    if (closed.isEmpty()) {
      closed = dayIsFull(name, perDay, zone, now);
    }
    if (closed.isEmpty()) {
      closed = minuteIsFull(name, perMinute, now);
    }
    if (closed.isEmpty()) {
      count(name, LocalDate.ofInstant(now, zone).toString(), now);
    }
    return closed;
  }

  private Optional<Closed> closedByVendor(String name, Instant now) throws SQLException {
    long[] until = {0, 0};
    state.query(
        "SELECT until, spent FROM quota_closed WHERE name = ? AND until > ?",
        row -> {
          until[0] = row.getLong(1);
          until[1] = row.getLong(2);
        },
        name,
        Micros.of(now));
    return until[0] == 0
        ? Optional.empty()
        : Optional.of(new Closed(Micros.toInstant(until[0]), until[1] != 0));
  }

  private Optional<Closed> dayIsFull(String name, int perDay, ZoneId zone, Instant now)
      throws SQLException {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return callsOn(name, today.toString()) < perDay
        ? Optional.empty()
        : Optional.of(new Closed(today.plusDays(1).atStartOfDay(zone).toInstant(), true));
  }

  private long callsOn(String name, String day) throws SQLException {
    long[] calls = {0};
    state.query(
        "SELECT calls FROM quota_days WHERE name = ? AND day = ?",
        row -> calls[0] = row.getLong(1),
        name,
        day);
    return calls[0];
  }

  private Optional<Closed> minuteIsFull(String name, int perMinute, Instant now)
      throws SQLException {
    state.update(
        "DELETE FROM quota_calls WHERE name = ? AND called_at <= ?",
        name,
        Micros.of(now.minus(MINUTE)));
    long[] calls = {0, 0};
    state.query(
        "SELECT count(*), coalesce(min(called_at), 0) FROM quota_calls WHERE name = ?",
        row -> {
          calls[0] = row.getLong(1);
          calls[1] = row.getLong(2);
        },
        name);
    return calls[0] < perMinute
        ? Optional.empty()
        : Optional.of(new Closed(Micros.toInstant(calls[1]).plus(MINUTE), false));
  }

  private void count(String name, String day, Instant now) throws SQLException {
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

  /** Calls counted on the date it is now. */
  public long callsToday(String name, ZoneId zone, Instant now) {
    long[] calls = {0};
    state.transaction(
        "reading a quota",
        () -> calls[0] = callsOn(name, LocalDate.ofInstant(now, zone).toString()));
    return calls[0];
  }
}
